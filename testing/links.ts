import type postgres from "postgres";

/** The token in the newest link of an account, as its mail would carry it. */
export async function newestToken(sql: postgres.Sql, accountId: number, purpose: string): Promise<string> {
  const { linkTokenOf } = await import("../crypto/link-token.ts");
  const [row] = await sql<{ id: string; token_hash: Buffer }[]>`
    select id, token_hash from email_tokens where account_id = ${accountId} and purpose = ${purpose}
    order by created_at desc limit 1`;
  const token = row && linkTokenOf({ id: row.id, tokenHash: row.token_hash });
  if (!token) throw new Error(`There is no ${purpose} link for account ${accountId}.`);
  return token;
}

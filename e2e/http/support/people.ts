import type postgres from "postgres";

/** Inserts `count` accounts without passwords directly. Returns their e-mails. */
export async function accountsInTheDatabase(sql: postgres.Sql, count: number): Promise<string[]> {
  const stamp = Date.now().toString(36);
  const emails = Array.from({ length: count }, (_, index) => `somebody.${stamp}.${index}@example.com`);
  const rows = emails.map((email) => ({
    email,
    email_key: email,
    given_names: "Alguien",
    role: "client",
    origin: "web",
  }));
  await sql`insert into accounts ${sql(rows)}`;
  return emails;
}

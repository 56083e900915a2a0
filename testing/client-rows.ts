import type postgres from "postgres";
import type { ClientChanges } from "@/accounts/clients/edit-client";
import { insertAccount } from "./staff";

/** What tests of a client's care read and write: the account's row, its audit entries, mails and sessions. */
export function clientRows(sql: postgres.Sql, branchId: number) {
  const row = async (id: number) => (await sql`select * from accounts where id = ${id}`)[0] ?? {};
  const mails = async (id: number) =>
    (await sql`select kind, recipient from letters where account_id = ${id} order by id`).map((mail) => ({ ...mail }));
  const live = async (id: number) =>
    (await sql`select count(*)::int as n from sessions where account_id = ${id} and revoked_at is null`)[0]?.n;

  async function signedIn(accountId: number): Promise<number> {
    await sql`insert into sessions (account_id, audience, expires_at) values (${accountId}, 'movil', now() + interval '1 day')`;
    return accountId;
  }

  /** A client as the counter registered them: never signed in to. */
  async function insertUnused(row: Parameters<typeof insertAccount>[1] = {}): Promise<number> {
    const id = await insertAccount(sql, { branchId, ...row });
    await sql`update accounts set password_generated = true where id = ${id}`;
    return id;
  }

  /** A client who has proven the address. */
  async function insertUsed(row: Parameters<typeof insertAccount>[1] = {}): Promise<number> {
    const id = await insertAccount(sql, { branchId, ...row });
    await sql`update accounts set email_verified_at = now() where id = ${id}`;
    return id;
  }

  const changes = (email: string, more: Partial<ClientChanges> = {}): ClientChanges => ({
    email,
    givenNames: "Persona",
    surnames: "Inventada",
    phone: null,
    birthDate: null,
    documentType: null,
    documentNumber: null,
    address: null,
    branchId,
    ...more,
  });

  return { row, mails, live, signedIn, insertUnused, insertUsed, changes };
}

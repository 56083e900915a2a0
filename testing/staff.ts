import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { AccountActor, Role } from "../accounts/account.ts";
import { KEYS_VERSION, storedKeys } from "../accounts/duplicates/match-keys.ts";
import { traitsOf } from "../accounts/duplicates/traits.ts";

const via = { channel: "counter", address: "192.0.2.9", userAgent: null, requestId: null };

type Row = {
  email: string;
  givenNames: string;
  surnames: string | null;
  phone: string | null;
  documentNumber: string | null;
  birthDate: string | null;
  role: Role;
  branchId: number | null;
  origin: string;
  passwordHash: string | null;
};

/** Inserts a minimal account row; returns its id. */
export async function insertAccount(sql: postgres.Sql, row: Partial<Row> = {}): Promise<number> {
  const email = row.email ?? `persona.${randomUUID()}@ejemplo.com`;
  const { givenNames = "Persona", surnames = "Inventada", phone = null, documentNumber = null, birthDate = null } = row;
  const { role = "client", branchId = null, origin = "web", passwordHash = "x" } = row;
  const [inserted] = await sql`
    insert into accounts (email, email_key, given_names, surnames, phone, birth_date, document_number, document_key, role,
      branch_id, origin, password_hash)
    values (${email}, ${email.toLowerCase()}, ${givenNames}, ${surnames}, ${phone}, ${birthDate}, ${documentNumber},
      ${documentNumber?.replace(/[\s.-]/g, "").toUpperCase() ?? null}, ${role}, ${branchId}, ${origin}, ${passwordHash})
    returning id`;
  const name = [givenNames, surnames].filter(Boolean).join(" ");
  const keys = storedKeys(traitsOf({ name, email, phone, birthDate, document: documentNumber }));
  await sql`insert into duplicate_keys (account_id, version, keys) values (${inserted?.id}, ${KEYS_VERSION}, ${keys})`;
  return inserted?.id;
}

export async function insertBranch(sql: postgres.Sql, name: string): Promise<number> {
  const [branch] = await sql`insert into branches (name) values (${name}) returning id`;
  return branch?.id;
}

/** A signed-in actor at the counter, in a request received now. */
export async function insertActor(
  sql: postgres.Sql,
  role: Role,
  branchId: number | null = null,
  row: Partial<Row> = {},
): Promise<AccountActor> {
  const id = await insertAccount(sql, { ...row, role, branchId });
  const [session] = await sql`
    insert into sessions (account_id, audience, expires_at) values (${id}, 'web', now() + interval '1 hour') returning id`;
  return { kind: "account", id, role, branchId, sessionId: session?.id, via };
}

/** The same actor in a new request, received now. */
export const anew = (actor: AccountActor): AccountActor => ({
  ...actor,
  via: { ...actor.via, receivedAt: performance.now() },
});

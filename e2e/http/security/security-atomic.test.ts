import { afterEach, describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { CONTRACTS } from "../support/documents";
import { SUCCESS } from "../support/duplicates";
import { expectError } from "../support/envelope";
import { DOCUMENTED_PATH } from "../support/paths";
import { freshEmail, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta({ own: true });
const employee = bearer(await tokenOf(alta, "employee"));
await alta.sql`create function fail() returns trigger language plpgsql as $$ begin raise 'on purpose'; end $$`;

/** The tables that a registration writes besides the account, over all contracts. */
const WRITTEN = [
  "email_tokens",
  "letters",
  "audit_entries",
  "sessions",
  "refresh_tokens",
  "role_requests",
  "idempotent_requests",
];

const countEverything = async () => {
  const [row] = await alta.sql`select
    (select count(*) from accounts) as accounts, (select count(*) from email_tokens) as email_tokens,
    (select count(*) from letters) as mails, (select count(*) from audit_entries) as audit_entries,
    (select count(*) from sessions) as sessions, (select count(*) from refresh_tokens) as refresh_tokens,
    (select count(*) from role_requests) as role_requests`;
  return row;
};

afterEach(async () => {
  for (const table of WRITTEN) await alta.sql`drop trigger if exists fail on ${alta.sql(table)}`;
});

describe("a registration that cannot be written whole leaves nothing: [REG-16]", () => {
  test.each(WRITTEN)("when %s fails", async (table) => {
    let failures = 0;
    for (const name of CONTRACTS) {
      const email = freshEmail();
      const body = name === "unipets" ? { ...validBody(name, email), rol_id: 2 } : validBody(name, email);
      const headers = { "idempotency-key": email, ...(name === "sucursal" && employee) };
      const before = await countEverything();
      // Only tables written with the account: an idempotency key is claimed before.
      const event = table === "idempotent_requests" ? "update" : "insert";
      await alta.sql.unsafe(`create trigger fail before ${event} on ${table} execute function fail()`);
      const failed = await alta.post(DOCUMENTED_PATH[name], body, headers);
      await alta.sql`drop trigger fail on ${alta.sql(table)}`;
      if (failed.status === SUCCESS[name]) continue; // This contract does not write that table.
      failures += 1;
      expectError(name, failed, 500);
      expect(await countEverything()).toEqual(before);
      // A retry under the same key, once the table can be written.
      expect((await alta.post(DOCUMENTED_PATH[name], body, headers)).status).toBe(SUCCESS[name]);
    }
    expect(failures).toBeGreaterThan(0);
  });
});

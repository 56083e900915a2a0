import { describe, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { noSession, person, stranger } from "@/testing/people";
import type { Arrival } from "./bring-in";

const sql = await coreDatabase();
const { bringIn } = await import("./bring-in");
const { authenticate } = await import("../passwords/authenticate");
const { registerAccount } = await import("../registration/register-account");

const { via } = stranger;
let count = 0;

function arrival(changes: Partial<Arrival> = {}): Arrival {
  count += 1;
  const password = changes.password ?? "la del servidor anterior";
  const email = `llega.${count}@ejemplo.com`;
  const command = person({ email, password: { kind: "chosen", value: password } });
  return { contract: "movil", way: "registered", externalId: String(count), command, password, ...changes };
}

const signsIn = async (email: string, password: string) =>
  (await authenticate(stranger, { email, password }, noSession)).ok;

describe("someone whom the old server accepted", () => {
  test("is here with the password just seen, unconfirmed, without a mail and with an entry in the audit", async () => {
    const one = arrival();
    expect(await bringIn(via, one)).toEqual({ here: true, how: "brought" });
    expect(await signsIn(one.command.email, one.password)).toBe(true);
    const [row] = await sql`select a.email_verified_at, a.role, p.external_id, p.way,
      (select count(*) from letters l where l.account_id = a.id)::int as mails,
      (select count(*) from audit_entries e where e.subject_id = a.id and e.action = 'account.moved_in')::int as entries
      from accounts a join legacy_people p on p.account_id = a.id where a.email = ${one.command.email}`;
    expect(row).toEqual({
      ...{ email_verified_at: null, role: "client", external_id: one.externalId, way: "registered" },
      ...{ mails: 0, entries: 1 },
    });
  });

  test("once, however often and however much at once they come", async () => {
    const one = arrival();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => bringIn(via, one)));
    expect(outcomes.every(({ here }) => here)).toBe(true);
    const rows = await sql`select id from accounts where email = ${one.command.email}`;
    expect(rows).toHaveLength(1);
  });

  test("gets no role by asking for one there: it waits for an administrator here", async () => {
    const one = arrival();
    await bringIn(via, { ...one, command: { ...one.command, role: { wanted: "admin", otherwise: "request" } } });
    const [row] = await sql`select a.role, r.role as wanted from accounts a join role_requests r on r.account_id = a.id
      where a.email = ${one.command.email}`;
    expect(row).toEqual({ role: "client", wanted: "admin" });
  });
});

describe("a password changed at the old server", () => {
  test("counts here, until it was changed here", async () => {
    const one = arrival();
    await bringIn(via, one);
    const { email } = one.command;
    const again = { ...one, way: "signed_in" as const, password: "otra de allí, más nueva" };
    expect(await bringIn(via, again)).toEqual({ here: true, how: "followed" });
    expect(await signsIn(email, again.password)).toBe(true);
    expect(await signsIn(email, one.password)).toBe(false);
    await sql`update accounts set password_set_at = now() where email = ${email}`;
    expect(await bringIn(via, { ...again, password: "y otra más de allí" })).toEqual({
      here: false,
      reason: "other_password",
    });
    expect(await signsIn(email, again.password)).toBe(true);
  });

  test("opens no account that did not come from there, of staff, or that has moved to another address", async () => {
    const own = person();
    await registerAccount(stranger, own);
    const same = arrival({ way: "signed_in" });
    const taking = { ...same, command: { ...same.command, email: own.email } };
    expect(await bringIn(via, taking)).toEqual({ here: false, reason: "other_password" });

    const staff = arrival();
    await bringIn(via, staff);
    await sql`update accounts set role = 'employee' where email = ${staff.command.email}`;
    expect(await bringIn(via, { ...staff, password: "la que alguien puso allí" })).toMatchObject({ here: false });

    const moved = arrival();
    await bringIn(via, moved);
    await sql`update accounts set email = 'otro@ejemplo.com', email_key = 'otro@ejemplo.com'
      where email = ${moved.command.email}`;
    const stolen = { ...moved, password: "de otra persona", command: { ...moved.command, email: "otro@ejemplo.com" } };
    expect(await bringIn(via, stolen)).toEqual({ here: false, reason: "other_password" });
  });

  test("opens no disabled account", async () => {
    const one = arrival();
    await bringIn(via, one);
    await sql`update accounts set disabled_at = now() where email = ${one.command.email}`;
    expect(await bringIn(via, one)).toEqual({ here: false, reason: "disabled" });
  });
});

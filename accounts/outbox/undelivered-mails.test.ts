import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { Actor } from "../account";

const sql = await coreDatabase();
const { undeliveredMails } = await import("./undelivered-mails");
const { retryMail } = await import("./retry-mail");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const employee = await insertActor(sql, "employee", here);
const admin = await insertActor(sql, "admin");
const client = await insertActor(sql, "client", here);

async function deadMail(accountId: number | null): Promise<number> {
  const [mail] = await sql`insert into letters (kind, account_id, recipient, failed_at)
    values ('password_changed', ${accountId}, 'persona@correo.example', now()) returning id`;
  return mail?.id;
}

const mine = await deadMail(await insertAccount(sql, { branchId: here }));
const nobodys = await deadMail(await insertAccount(sql, { branchId: null }));
const theirs = await deadMail(await insertAccount(sql, { branchId: elsewhere }));
const colleagues = await deadMail(await insertAccount(sql, { role: "employee", branchId: here }));
const ofNoAccount = await deadMail(null);

async function listed(actor: Actor) {
  const found = await undeliveredMails(actor);
  if (!found.ok) throw new Error(found.problem.code);
  expect(found.value.total).toBe(found.value.mails.length);
  return found.value.mails.map(({ id }) => id).sort((a, b) => a - b);
}

test("an employee sees the undelivered mails of the clients they may open, and no others; an administrator all", async () => {
  expect(await listed(employee)).toEqual([mine, nobodys]);
  expect(await listed(admin)).toEqual([mine, nobodys, theirs, colleagues, ofNoAccount]);
  expect(await undeliveredMails(client)).toEqual({ ok: false, problem: { code: "not_allowed" } });
});

test("what an employee does not see they cannot have sent again either", async () => {
  for (const id of [theirs, colleagues, ofNoAccount, 999_999])
    expect(await retryMail(employee, id)).toEqual({ ok: false, problem: { code: "mail_unknown" } });
  expect(await retryMail(client, mine)).toEqual({ ok: false, problem: { code: "not_allowed" } });
  expect(await retryMail(employee, mine)).toEqual({ ok: true, value: null });
  expect(await listed(employee)).toEqual([nobodys]);
  expect(await retryMail(employee, mine)).toEqual({ ok: false, problem: { code: "mail_unknown" } });
  const [entry] = await sql`select actor_id, details from audit_entries where action = 'letter.retried'`;
  expect(entry).toEqual({ actor_id: employee.id, details: { letter: mine, kind: "password_changed" } });
});

import { beforeEach, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { noSession, person, stranger } from "@/testing/people";
import { anew, insertActor, insertBranch } from "@/testing/staff";
import type { AccountActor, RegisterCommand } from "../account";

const sql = await coreDatabase();
const { authenticate } = await import("../passwords/authenticate");
const { registerAccount } = await import("./register-account");

const branchId = await insertBranch(sql, "Norte");
const employee = await insertActor(sql, "employee", branchId);
const colleague = await insertActor(sql, "employee", branchId);

const atCounter = (changes: Partial<RegisterCommand> = {}) => person({ password: { kind: "generated" }, ...changes });
const register = (command: RegisterCommand, actor: AccountActor = employee) => registerAccount(anew(actor), command);
const signIn = (email: string, password: string) => authenticate(stranger, { email, password }, noSession);

let command: RegisterCommand;
let id: number;
let first: string;

beforeEach(async () => {
  command = atCounter();
  const registered = await register(command);
  if (!registered.ok) throw new Error(registered.problem.code);
  id = registered.value.account.id;
  first = registered.value.generatedPassword ?? "";
});

test("the same registration by the same employee gets another password for the same account [GEN-06]", async () => {
  const again = await register(command);
  if (!again.ok) throw new Error(again.problem.code);
  expect(again.value.account.id).toBe(id);
  expect(again.value.generatedPassword).not.toBe(first);
  expect(await signIn(command.email, first)).toMatchObject({ problem: { code: "wrong_credentials" } });
  expect(await signIn(command.email, again.value.generatedPassword ?? "")).toMatchObject({ ok: true });
  const entries =
    await sql`select action, actor_id, details from audit_entries where subject_id = ${id} order by id limit 2`;
  expect(entries).toEqual([
    { action: "account.registered", actor_id: employee.id, details: { role: "client", branchId: null } },
    { action: "account.password_reissued", actor_id: employee.id, details: { because: "lost_answer" } },
  ]);
});

test("another employee who registers the same person is refused as a duplicate", async () => {
  expect(await register(command, colleague)).toEqual({ ok: false, problem: { code: "email_taken" } });
  expect(
    await registerAccount(stranger, { ...command, password: { kind: "chosen", value: "una frase larga" } }),
  ).toEqual({ ok: false, problem: { code: "email_taken" } });
  expect(await signIn(command.email, first)).toMatchObject({ ok: true });
});

test("a repeat through a contract gets the document's duplicate refusal", async () => {
  const program = { ...anew(employee), via: { ...anew(employee).via, channel: "sucursal" } };
  expect(await registerAccount(program, command)).toEqual({ ok: false, problem: { code: "email_taken" } });
  expect(await signIn(command.email, first)).toMatchObject({ ok: true });
});

test("other data under the same e-mail is a duplicate, not a repeat", async () => {
  expect(await register({ ...command, givenNames: "Otra" })).toMatchObject({ problem: { code: "email_taken" } });
  expect(await register({ ...command, phone: null })).toMatchObject({ problem: { code: "email_taken" } });
});

test("an account that has been used keeps its password", async () => {
  await signIn(command.email, first);
  expect(await register(command)).toMatchObject({ problem: { code: "email_taken" } });
  expect(await signIn(command.email, first)).toMatchObject({ ok: true });
});

test("after ten minutes it is a duplicate, not a repeat", async () => {
  await sql`update accounts set created_at = now() - interval '601 seconds' where id = ${id}`;
  expect(await register(command)).toMatchObject({ problem: { code: "email_taken" } });
});

test("a disabled account stays unchanged", async () => {
  await sql`update accounts set disabled_at = now() where id = ${id}`;
  expect(await register(command)).toMatchObject({ problem: { code: "email_taken" } });
});

test("of fifty concurrent repeats one succeeds", async () => {
  const one = atCounter();
  const actor = anew(employee);
  const answers = await Promise.all(Array.from({ length: 50 }, () => registerAccount(actor, one)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("without a password the link is sent once, and is void once a password is issued instead", async () => {
  const byMail = atCounter({ password: { kind: "by_mail" } });
  await register(byMail);
  expect(await register(byMail)).toMatchObject({ ok: true, value: { generatedPassword: null } });
  const tokens = () => sql`select t.used_at from email_tokens t join accounts a on a.id = t.account_id
    where a.email = ${byMail.email} and purpose = 'activate_account'`;
  expect(await tokens()).toEqual([{ used_at: null }]);
  const printed = await register({ ...byMail, password: { kind: "generated" } });
  expect(printed).toMatchObject({ ok: true, value: { generatedPassword: expect.any(String) } });
  expect((await tokens()).map(({ used_at }) => used_at)).not.toContain(null);
});

test("an employee demoted after the request was received registers nobody [C10]", async () => {
  const demoted = await insertActor(sql, "employee", branchId);
  await sql`update accounts set role = 'client' where id = ${demoted.id}`;
  const refused = await register(atCounter(), demoted);
  expect(refused).toEqual({ ok: false, problem: { code: "role_not_allowed" } });
});

import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";

const sql = await coreDatabase();
const { changeRole } = await import("./change-role");
const { inviteStaff } = await import("./invite-staff");
const { changePassword } = await import("../passwords/change-password");
const { hashPassword } = await import("../passwords/password");
const { registerCommand } = await import("../registration/register-command");
const { reissuePassword } = await import("../passwords/reissue-password");
const { editClient } = await import("../clients/edit-client");
const { secureAccount } = await import("../verification/secure-account");
const { claimMails } = await import("../../mail/claim-mails");
const { composeMail } = await import("../../mail/templates/compose-mail");

const password = "una frase de prueba larga";
const passwordHash = (await hashPassword(password)) as string;
const branchId = await insertBranch(sql, "Norte");
const admin = await insertActor(sql, "admin", null, { passwordHash });

/** What the one mail to an account says. */
async function mailTo(accountId: number): Promise<string> {
  const [row] = await sql`select id from letters where account_id = ${accountId} order by id limit 1`;
  await sql`update letters set next_attempt_at = case when id = ${row?.id} then now() - interval '1 s' else now() + interval '1 h' end`;
  const [mail] = await claimMails(1, 60);
  if (mail?.id !== row?.id || !mail) throw new Error("Another mail is due.");
  return composeMail(mail, "a-token").text;
}

test("an invited employee is told of the invitation, not that a branch registered them as a client", async () => {
  const role = { wanted: "employee", otherwise: "refuse" } as const;
  const named = { email: "irene@ejemplo.com", givenNames: "Irene", surnames: "Paz" };
  const person = registerCommand({ ...named, password: { kind: "by_mail" }, role, branchId });
  const invited = await inviteStaff(admin, person);
  if (!invited.ok) throw new Error(invited.problem.code);
  const text = await mailTo(invited.value.id);
  expect(text).toContain("Te invitaron al personal de Alta.");
  expect(text).toContain("alguien de Administración te dio acceso");
  expect(text).not.toContain("sucursal");
});

test("a mail about what staff did does not take it for what the person did", async () => {
  const employee = await insertActor(sql, "employee", branchId);
  const client = await insertAccount(sql, { branchId });
  await sql`update accounts set password_generated = true where id = ${client}`;
  expect(await reissuePassword(employee, client)).toMatchObject({ ok: true });
  const reissued = await mailTo(client);
  expect(reissued).toContain("En la sucursal te dimos una contraseña nueva");
  expect(reissued).not.toContain("No fui yo");

  const moved = await insertAccount(sql, { branchId, email: "mal.escrita@ejemplo.com" });
  await sql`update accounts set password_generated = true where id = ${moved}`;
  const changes = {
    email: "bien.escrita@ejemplo.com",
    givenNames: "Ana",
    surnames: "Paz",
    phone: "1",
    birthDate: null,
  };
  const rest = { documentType: null, documentNumber: null, address: null, branchId };
  expect(await editClient(employee, moved, { ...changes, ...rest })).toMatchObject({ ok: true });
  const corrected = await mailTo(moved);
  expect(corrected).toContain("En la sucursal corregimos tus datos");
  expect(corrected).not.toContain("entró a tu cuenta");

  const own = await insertActor(sql, "client", null, { passwordHash });
  expect(await changePassword(own, { current: password, next: "otra frase bien distinta" })).toMatchObject({
    ok: true,
  });
  expect(await mailTo(own.id)).toContain("No fui yo, recuperar mi cuenta");
});

test("the mail about a new role leads to «No fui yo», which ends what an intruder may have", async () => {
  const id = await insertAccount(sql, { passwordHash });
  await sql`update accounts set email_verified_at = now() where id = ${id}`;
  expect(await changeRole(admin, { id, role: "employee" })).toEqual({ ok: true, value: null });
  expect(await mailTo(id)).toContain("/no-fui-yo/cuenta/a-token");
  const token = await newestToken(sql, id, "secure_account");
  expect((await secureAccount(admin, token, "secure_account")).ok).toBe(true);
  const [row] = await sql`select password_hash from accounts where id = ${id}`;
  expect(row?.password_hash).toBeNull();
});

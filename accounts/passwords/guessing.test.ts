import { expect, test, vi } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { noSession, person, stranger } from "@/testing/people";
import type { Actor } from "../account";

const sql = await coreDatabase({ RATE_LIMITS: "on" });
const { authenticate } = await import("./authenticate");
const { resetPassword } = await import("./reset-password");
const { registerAccount } = await import("../registration/register-account");
const { secureAccount } = await import("../verification/secure-account");

const from = (address: string): Actor => ({ kind: "anonymous", via: { ...stranger.via, address } });
const signIn = (email: string, password: string, address: string) =>
  authenticate(from(address), { email, password }, noSession);
const noticesTo = async (email: string) =>
  (await sql`select 1 from letters where kind = 'sign_in_guessed' and recipient = ${email}`).length;

test("after guesses from a hundred sources the account owner gets one mail, whose «No fui yo» leads in from a new source [HR-09]", async () => {
  const ana = person();
  const registered = await registerAccount(stranger, ana);
  if (!registered.ok || ana.password.kind !== "chosen") throw new Error("It was not registered.");
  const known = "192.0.2.5";
  expect(await signIn(ana.email, ana.password.value, known)).toMatchObject({ ok: true });
  for (let index = 0; index < 103; index += 1) await signIn(ana.email, "no es esta", `198.18.${index}.1`);
  await vi.waitFor(async () => expect(await noticesTo(ana.email)).toBe(1));
  await Promise.all(Array.from({ length: 5 }, (_, index) => signIn(ana.email, "no es esta", `198.19.${index}.1`)));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await noticesTo(ana.email)).toBe(1);

  const elsewhere = "203.0.113.9";
  const refused = { ok: false, problem: { code: "rate_limited" } };
  expect(await signIn(ana.email, ana.password.value, elsewhere)).toMatchObject(refused);
  expect(await signIn(ana.email, ana.password.value, known)).toMatchObject({ ok: true });
  const notMe = await newestToken(sql, registered.value.account.id, "secure_account");
  expect(await secureAccount(from(elsewhere), notMe, "secure_account")).toMatchObject({ ok: true });
  expect(await signIn(ana.email, ana.password.value, known)).toMatchObject({ ok: false });
  const token = await newestToken(sql, registered.value.account.id, "reset_password");
  const password = "otra frase que solo yo conozco";
  expect(await resetPassword(from(elsewhere), { token, password })).toMatchObject({ ok: true });
  expect(await signIn(ana.email, password, elsewhere)).toMatchObject({ ok: true });
});

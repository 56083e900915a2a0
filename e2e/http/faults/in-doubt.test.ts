import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { BreakableLine } from "../support/breakable-line";
import { bearer } from "../support/client";
import { CONTRACTS } from "../support/documents";
import { SUCCESS } from "../support/duplicates";
import { expectError } from "../support/envelope";
import { DOCUMENTED_PATH, SIGN_IN_PATHS } from "../support/paths";
import { freshEmail, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const line = new BreakableLine();
const alta = await freshAlta({ through: (url) => line.to(url) });
const employee = bearer(await tokenOf(alta, "employee"));

const accountsOf = async (email: string) => (await alta.sql`select id from accounts where email_key = ${email}`).length;

for (const lost of ["answer", "request"] as const)
  test.each(CONTRACTS)(
    `%s: a registration whose COMMIT lost its ${lost} is acknowledged, and made once [F11]`,
    async (name) => {
      const email = freshEmail().toLowerCase();
      const headers = { ...(name === "sucursal" ? employee : {}), "idempotency-key": `${lost}-${name}` };
      const body = validBody(name, email);
      line.loseCommit(lost);
      const answer = await alta.post(DOCUMENTED_PATH[name], body, headers);
      expect([answer.status, await accountsOf(email)]).toEqual([SUCCESS[name], 1]);
      const again = await alta.post(DOCUMENTED_PATH[name], body, headers);
      expect([again.status, again.text]).toEqual([answer.status, answer.text]);
      const letters =
        await alta.sql`select from letters join accounts on accounts.id = account_id where email_key = ${email}`;
      expect(letters).toHaveLength(1);
    },
  );

test("the token of an answer whose COMMIT was not answered is the stored session's", async () => {
  for (const lost of ["answer", "request"] as const) {
    line.loseCommit(lost);
    const { status, json } = await alta.post(DOCUMENTED_PATH.movil, validBody("movil", freshEmail()));
    expect(status).toBe(201);
    const { access, refresh } = json as Record<string, string>;
    const me = await alta.send({ method: "GET", path: "/api/auth/me/", headers: bearer(access ?? "") });
    expect(me.status).toBe(200);
    expect((await alta.post("/api/auth/token/refresh/", { refresh })).status).toBe(200);
  }
});

test("while no one can say what became of a COMMIT the answer is a 503 that says so; the same key settles it", async () => {
  const email = freshEmail().toLowerCase();
  const headers = { "idempotency-key": "nobody-knows" };
  const body = validBody("portal", email);
  line.loseCommit("answer", () => line.cut());
  const answer = await alta.post(DOCUMENTED_PATH.portal, body, headers);
  expectError("portal", answer, 503);
  expect(answer.text).toContain("No pudimos confirmar");
  expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
  line.mend();
  await expect
    .poll(async () => (await alta.post(DOCUMENTED_PATH.portal, body, headers)).status, { timeout: 30_000 })
    .toBe(SUCCESS.portal);
  expect(await accountsOf(email)).toBe(1);
});

test("a sign-in whose COMMIT is not answered is a 503, and not a 500", async () => {
  const email = freshEmail();
  await alta.post(DOCUMENTED_PATH.portal, validBody("portal", email));
  for (const [name, [path = ""]] of Object.entries(SIGN_IN_PATHS)) {
    line.loseCommit("answer");
    const answer = await alta.post(path, { email, password: validBody("portal", email).password });
    expectError(name, answer, 503);
  }
});

test("a key whose request failed before it began is free again once its lease has run out", async () => {
  const email = freshEmail().toLowerCase();
  const headers = { "idempotency-key": "never-began" };
  const body = validBody("portal", email);
  line.cut();
  line.mend();
  line.cutAt(/select "sealed_answer" from "idempotent_requests"/);
  expectError("portal", await alta.post(DOCUMENTED_PATH.portal, body, headers), 503);
  expect(await accountsOf(email)).toBe(0);
  line.mend();
  await expect
    .poll(async () => (await alta.post(DOCUMENTED_PATH.portal, body, headers)).status, { timeout: 30_000 })
    .toBe(SUCCESS.portal);
});

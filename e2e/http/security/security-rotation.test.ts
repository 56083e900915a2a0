import { afterAll, expect, test } from "vitest";
import { createDatabase } from "@/testing/create-database";
import { type RunningAlta, startAlta } from "@/testing/start-alta";
import { post, send } from "../support/client";
import { DOCUMENTED_PATH, REFRESH_PATHS } from "../support/paths";
import { freshEmail } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const OLD = "the old secret that is long enough to sign with";
const NEW = "the new secret that is long enough to sign with";

const database = await createDatabase();
afterAll(() => database.drop());

/** Runs `work` on a server with these secrets, then stops it. */
async function withSecrets<Result>(secrets: string, work: (alta: RunningAlta) => Promise<Result>): Promise<Result> {
  const alta = await startAlta({
    databaseUrl: database.url,
    env: { AUTH_SECRET: secrets, APP_URL: "http://alta.test" },
  });
  try {
    return await work(alta);
  } finally {
    await alta.stop();
  }
}

test("rotating a secret ends no session, and removing it ends sessions without an error [SES-12, K01]", async () => {
  const email = freshEmail();
  const body = validBody("movil", email);
  const key = { "idempotency-key": "sent before the secret was replaced" };
  const password = String(body.password);
  const csrfOf = async ({ url }: RunningAlta) => {
    const { headers, json } = await send(url, { method: "GET", path: "/api/auth/csrf" });
    return { cookie: String(headers["set-cookie"]).split(";")[0] ?? "", ...(json as { csrfToken: string }) };
  };
  const before = await withSecrets(OLD, async (alta) => {
    const registered = await post(alta.url, DOCUMENTED_PATH.movil, body, key);
    const { cookie, csrfToken } = await csrfOf(alta);
    const signedIn = await send(alta.url, {
      path: "/api/auth/callback/credentials",
      headers: { "content-type": "application/x-www-form-urlencoded", cookie },
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }).toString(),
    });
    const session = /alta\.session=[^;]+/.exec(String(signedIn.headers["set-cookie"]))?.[0] ?? "";
    return { registered, session };
  });
  const { access, refresh } = before.registered.json as { access: string; refresh: string };
  expect(before.session.length).toBeGreaterThan(50);

  const whoAmI = async (alta: RunningAlta) => {
    const page = await send(alta.url, {
      method: "GET",
      path: "/api/auth/session",
      headers: { cookie: before.session },
    });
    // A client's token at the counter is accepted, and forbidden: 403 rather than 401.
    const token = await post(alta.url, DOCUMENTED_PATH.sucursal, {}, { authorization: `Bearer ${access}` });
    return { email: (page.json as { user?: { email: string } }).user?.email, page: page.status, token: token.status };
  };
  await withSecrets(`${NEW}, ${OLD}`, async (alta) => {
    expect(await whoAmI(alta)).toEqual({ email, page: 200, token: 403 });
    const again = await post(alta.url, DOCUMENTED_PATH.movil, body, key);
    expect([again.status, again.text]).toEqual([before.registered.status, before.registered.text]);
    expect((await post(alta.url, REFRESH_PATHS[0] ?? "", { refresh })).status).toBe(200);
    expect((await post(alta.url, "/auth/login", { email, password })).status).toBe(200);
  });
  await withSecrets(NEW, async (alta) => {
    expect(await whoAmI(alta)).toEqual({ email: undefined, page: 200, token: 401 });
    const page = await send(alta.url, { method: "GET", path: "/cuenta", headers: { cookie: before.session } });
    expect(page.status).toBe(307);
    expect((await post(alta.url, REFRESH_PATHS[0] ?? "", { refresh })).status).toBe(401);
    expect((await post(alta.url, "/auth/login", { email, password })).status).toBe(200);
    expect(alta.output()).not.toMatch(/Error|\bat \//);
  });
});

test("while instances get the new secret one after the other, each accepts the other's tokens [K01]", async () => {
  await withSecrets(`${OLD},${NEW}`, (before) =>
    withSecrets(`${NEW},${OLD}`, async (after) => {
      for (const [from, to] of [
        [before.url, after.url],
        [after.url, before.url],
      ] as const) {
        const body = validBody("movil", freshEmail());
        const key = { "idempotency-key": `sent to ${from}` };
        const registered = await post(from, DOCUMENTED_PATH.movil, body, key);
        expect((await post(to, DOCUMENTED_PATH.movil, body, key)).text).toBe(registered.text);
        const { access, refresh } = registered.json as { access: string; refresh: string };
        const counter = await post(to, DOCUMENTED_PATH.sucursal, {}, { authorization: `Bearer ${access}` });
        expect(counter.status).toBe(403);
        expect((await post(to, REFRESH_PATHS[0] ?? "", { refresh })).status).toBe(200);
      }
    }),
  );
});

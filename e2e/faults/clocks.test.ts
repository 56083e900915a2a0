import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { bearer, post } from "../http/support/client";
import { DOCUMENTED_PATH, REFRESH_PATHS } from "../http/support/paths";
import { freshEmail } from "../http/support/staff";
import { validBody } from "../http/support/valid-bodies";
import { instances } from "./support/two-instances";

const folder = mkdtempSync(join(tmpdir(), "alta-clock-"));
afterAll(() => rmSync(folder, { recursive: true }));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A process whose clock is off by an offset. */
function clockOff(milliseconds: number): Record<string, string> {
  const file = join(folder, `shift-${milliseconds}.cjs`);
  writeFileSync(
    file,
    `const real = Date; const shift = ${milliseconds};
    globalThis.Date = class Date extends real {
      constructor(...args) { args.length ? super(...args) : super(real.now() + shift); }
      static now() { return real.now() + shift; }
    };`,
  );
  return { NODE_OPTIONS: `--require ${file}` };
}

const password = "una contraseña de ejemplo";

describe("two instances whose clocks differ", () => {
  test.each([
    ["five minutes ahead", 5 * MINUTE],
    ["five minutes behind", -5 * MINUTE],
  ])("by one being %s: each accepts the other's tokens [T01]", async (_, off) => {
    const { urls, running, ledger, withSql } = await instances([{}, clockOff(off)]);
    const [right = "", wrong = ""] = urls;
    for (const [from, to] of [
      [right, wrong],
      [wrong, right],
    ] as const) {
      const email = freshEmail();
      const registered = await post(from, DOCUMENTED_PATH.movil, validBody("movil", email), {
        "idempotency-key": email,
      });
      const { access, refresh } = registered.json as { access: string; refresh: string };
      const issuedAt = JSON.parse(Buffer.from(access.split(".")[1] ?? "", "base64url").toString()).iat * 1000;
      expect(Math.abs(issuedAt - Date.now() - (from === wrong ? off : 0))).toBeLessThan(MINUTE);
      // A client's token is accepted, and forbidden: 403 rather than 401.
      expect((await post(to, DOCUMENTED_PATH.sucursal, {}, bearer(access))).status).toBe(403);
      expect((await post(to, REFRESH_PATHS[0] ?? "", { refresh })).status).toBe(200);
      expect((await post(to, "/auth/login", { email, password })).status).toBe(200);
    }
    await Promise.all(Array.from({ length: 10 }, (_, index) => ledger.register(urls[index % 2] ?? "")));
    await withSql((sql) => ledger.settle(wrong, sql));
    expect(running[1]?.output()).not.toContain("request failed");
  });

  test("an hour apart share one limit by the database's clock, and no token lives longer [T01]", async () => {
    const limits = { RATE_LIMITS: "on" };
    const { urls } = await instances([limits, { ...limits, ...clockOff(HOUR + 5 * MINUTE) }]);
    const [right = "", ahead = ""] = urls;
    const email = freshEmail();
    const { json } = await post(right, DOCUMENTED_PATH.portal, validBody("portal", email));
    // By the other instance's clock an hour has passed.
    expect((await post(ahead, DOCUMENTED_PATH.sucursal, {}, bearer((json as { token: string }).token))).status).toBe(
      401,
    );
    expect((await post(right, DOCUMENTED_PATH.sucursal, {}, bearer((json as { token: string }).token))).status).toBe(
      403,
    );
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess += 1)
      statuses.push((await post(urls[guess % 2] ?? "", "/auth/login", { email, password: "no es" })).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const [here, there] = await Promise.all(urls.map((url) => post(url, "/auth/login", { email, password })));
    expect([here?.status, there?.status]).toEqual([429, 429]);
    expect(Math.abs(Number(here?.headers["retry-after"]) - Number(there?.headers["retry-after"]))).toBeLessThanOrEqual(
      1,
    );
  });
});

test.each([
  ["2038, when 32 bits run out", Date.parse("2038-01-19T03:14:00Z") - Date.now()],
  ["9999", Date.parse("9999-12-30T12:00:00Z") - Date.now()],
])("a clock that says it is %s starts, registers and signs in [T03]", async (_, off) => {
  const { urls, ledger } = await instances([clockOff(off)]);
  const [url = ""] = urls;
  for (let index = 0; index < 5; index += 1) await ledger.register(url);
  expect(ledger.told).toEqual({ acknowledged: 5, refused: 0, postponed: 0, unknown: 0 });
});

test.each(["America/Asuncion", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/La_Paz"])(
  "a birthday is the same day in %s [REG-11, T02]",
  async (TZ) => {
    const { urls, ledger, withSql } = await instances([{ TZ, PGTZ: TZ }], { timezone: TZ });
    for (const day of ["1990-01-01", "2000-02-29", "1931-10-10", "1985-12-31"]) {
      const email = freshEmail();
      const body = { ...validBody("sucursal", email), fecha_nacimiento: day };
      const answer = await post(urls[0] ?? "", DOCUMENTED_PATH.sucursal, body, bearer(ledger.token ?? ""));
      expect((answer.json as { usuario: { fecha_nacimiento: string } }).usuario.fecha_nacimiento).toBe(day);
      const [row] = await withSql((sql) => sql`select birth_date::text as day from accounts where email = ${email}`);
      expect(row?.day).toBe(day);
    }
  },
);

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { coreDatabase } from "../../testing/core-database.ts";
import { createDatabase } from "../../testing/create-database.ts";
import { goodPassword, person, stranger } from "../../testing/people.ts";
import { clean, noSettings, testVariable } from "../process/environment.ts";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { registerAccount } = await import("../../accounts/registration/register-account");
const { verifyPassword } = await import("../../accounts/passwords/password");

async function run(command: string, file: string, DATABASE_URL: string) {
  const AUTH_SECRET = "a secret of the tests that is long enough to sign with";
  const env = clean({ ...noSettings, DATABASE_URL, AUTH_SECRET, BCRYPT_COST: "10" });
  const [status] = await once(spawn(process.execPath, ["scripts/run.mjs", command, file], { env }), "exit");
  expect([command, status]).toEqual([command, 0]);
}

test("a backup is of one moment: whoever was told before it is in it, and everyone in it is whole", async () => {
  const told: string[] = [];
  let registering = true;
  const lanes = Array.from({ length: 8 }, async () => {
    while (registering) {
      const registered = await registerAccount(stranger, person());
      if (registered.ok) told.push(registered.value.account.email);
    }
  });
  await expect.poll(() => told.length, { timeout: 60_000 }).toBeGreaterThan(100);
  const before = [...told];
  const folder = mkdtempSync(join(tmpdir(), "alta-backup-"));
  const file = join(folder, "copia.gz");
  const source = new URL(testVariable("TEST_DATABASE_URL") ?? "");
  source.pathname = String(sql.options.database);
  await run("backup", file, source.href);
  const during = told.length - before.length;
  registering = false;
  await Promise.all(lanes);
  expect(during).toBeGreaterThan(0);

  const { url, drop } = await createDatabase();
  const restored = postgres(url, { max: 1, onnotice: () => {} });
  onTestFinished(async () => {
    await restored.end();
    await drop();
    rmSync(folder, { recursive: true });
  });
  await run("restore", file, url);
  const rows = await restored`select email, password_hash,
    (select count(*)::int from audit_entries where subject_id = accounts.id) as entries,
    (select count(*)::int from letters where account_id = accounts.id) as mails,
    (select count(*)::int from email_tokens where account_id = accounts.id) as links from accounts`;
  const there = new Map(rows.map((row) => [row.email, row]));
  expect(before.filter((email) => !there.has(email))).toEqual([]);
  expect(rows.filter(({ entries, mails, links }) => entries !== 1 || mails !== 1 || links !== 1)).toEqual([]);
  expect(await verifyPassword(goodPassword, there.get(before[0])?.password_hash)).toBe(true);
}, 240_000);

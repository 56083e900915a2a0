import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { coreDatabase } from "../../testing/core-database";

const sql = await coreDatabase();
const { sealAudit } = await import("../../accounts/audit-log/seal-audit");

function admin(...args: string[]) {
  const { DATABASE_URL = "", AUTH_SECRET = "", PATH = "" } = process.env;
  const run = spawnSync("node", ["scripts/run.mjs", "admin", ...args], {
    env: { DATABASE_URL, AUTH_SECRET, PATH, NODE_ENV: "production" },
    encoding: "utf8",
  });
  return { code: run.status, said: run.stdout + run.stderr };
}

test("verify-audit says that the audit is intact, or names the entry that is not, and its exit code says the same [HR-06]", async () => {
  await sql`insert into audit_entries (action, door) values ('account.registered', 'web')`;
  await sealAudit(0);
  expect(admin("verify-audit")).toEqual({ code: 0, said: expect.stringContaining("La auditoría está intacta.") });
  const [row] = await sql`insert into audit_entries (at, action, door)
    values (now() - interval '3 days', 'account.exported', 'web') returning id`;
  expect(admin("verify-audit")).toEqual({
    code: 1,
    said: expect.stringMatching(new RegExp(`✗ Entrada ${row?.id} \\(`)),
  });
});

test("an order that does not exist is refused with those that do; help is help", () => {
  expect(admin("verify-everything")).toEqual({ code: 1, said: expect.stringContaining("verify-audit") });
  expect(admin("--help")).toEqual({ code: 0, said: expect.stringContaining("verify-audit") });
});

import { execFile, execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { clean, noSettings } from "@/scripts/process/environment";
import { asApp, createDatabase } from "@/testing/create-database";
import { admin, startAlta } from "@/testing/start-alta";
import { dataFolder, start } from "@/testing/start-command";
import { post } from "../http/support/client";
import { CONTRACTS } from "../http/support/documents";
import { SUCCESS } from "../http/support/duplicates";
import { DOCUMENTED_PATH } from "../http/support/paths";
import { freshEmail } from "../http/support/staff";
import { validBody } from "../http/support/valid-bodies";

const run = promisify(execFile);
const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();

/** The last commit whose schema is older than today's; null where the history is not at hand. */
function releaseBefore(): string | null {
  try {
    return git("rev-parse", `${git("log", "-1", "--format=%H", "--", "db/migrations")}^`) || null;
  } catch {
    return null;
  }
}

/** Its sources in a folder with the packages of today, which its start replaces where they differ. */
function checkedOut(commit: string): string {
  const folder = mkdtempSync(join(tmpdir(), "alta-old-"));
  chmodSync(folder, 0o711);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  const copy = 'git archive "$1" | tar -x -C "$2" && cp -a node_modules "$2"';
  execFileSync("/bin/sh", ["-c", copy, "sh", commit, folder]);
  return folder;
}

test("the release before the newest migration goes on serving every contract on today's schema, beside today's code", async (context) => {
  const commit = releaseBefore();
  if (!commit) return context.skip("The history of the migrations is not at hand.");
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  const secrets = { AUTH_SECRET: "a secret of the tests that is long enough to sign with", RATE_LIMITS: "off" };
  const shared = { ...secrets, ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password, APP_URL: "http://alta.test" };
  const old = await start({
    folder: checkedOut(commit),
    dataFolder: await dataFolder(),
    env: { ...shared, DATABASE_URL: asApp(url), DATABASE_OWNER_URL: url },
  });
  await old.says("Alta está lista en ");
  const known = freshEmail();
  expect((await post(old.url, DOCUMENTED_PATH.portal, validBody("portal", known))).status).toBe(201);

  const today = await startAlta({ databaseUrl: url, env: shared });
  onTestFinished(() => today.stop());
  const { stdout } = await run(
    process.execPath,
    [
      ...["scripts/run.mjs", "conformance", "--json", "--url", old.url],
      ...["--email", admin.email, "--password", admin.password],
    ],
    { env: clean(noSettings), maxBuffer: 1 << 20 },
  );
  const { clauses } = JSON.parse(stdout) as { clauses: { verdict: string }[] };
  expect(clauses.filter(({ verdict }) => verdict !== "kept")).toEqual([]);
  expect(clauses.length).toBeGreaterThan(50);

  const { json } = await post(old.url, "/auth/login", admin);
  const staff = { authorization: `Bearer ${(json as { token: string }).token}` };
  for (const [there, here] of [
    [old.url, today.url],
    [today.url, old.url],
  ] as const)
    for (const name of CONTRACTS) {
      const email = freshEmail();
      const body = validBody(name, email);
      const answer = await post(there, DOCUMENTED_PATH[name], body, name === "sucursal" ? staff : {});
      expect([name, answer.status]).toEqual([name, SUCCESS[name]]);
      const password = (answer.json as { password_generada?: string }).password_generada ?? body.password;
      const signedIn = await post(here, "/auth/login", { email, password });
      // An address that must be confirmed first is 403 after the right password.
      expect([name, signedIn.status]).toEqual([name, name === "usuarios" ? 403 : 200]);
    }
  expect(
    (await post(today.url, "/auth/login", { email: known, password: validBody("portal", known).password })).status,
  ).toBe(200);
  expect(old.output()).not.toMatch(/"level":50/);
});

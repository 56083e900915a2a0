import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { clean, noSettings } from "@/scripts/process/environment";
import { makeClone } from "@/testing/clone";
import { dataFolder, start } from "@/testing/start-command";
import { builtRoutes } from "../http/support/routes";
import { withDatabase } from "./support/kill-rounds";
import { Ledger } from "./support/ledger";

const ready = "Alta está lista en ";

test("a second start, another build and the demo do not disturb a running instance [F05]", async () => {
  const folder = makeClone();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const data = await dataFolder();
  const env = { RATE_LIMITS: "off", ADMIN_PASSWORD: "una clave solo de prueba" };
  const first = await start({ folder, dataFolder: data, env });
  await first.says(ready);
  const ledger = new Ledger();
  const stop = new AbortController();
  const load = ledger.load([first.url], 4, stop.signal);

  const second = await start({ folder, dataFolder: data, env });
  expect(await second.exitCode()).toBe(1);
  expect(second.output()).toContain(`(proceso ${first.pid})`);
  writeFileSync(join(folder, "app", "changed.css"), "");
  const elsewhere = await start({ folder, dataFolder: await dataFolder(), env });
  await elsewhere.says("Compilando");
  await elsewhere.says(ready);
  const variables = clean({ ...noSettings, DATA_DIR: data });
  execFileSync(process.execPath, ["scripts/run.mjs", "demo"], { cwd: folder, env: variables, stdio: "ignore" });

  stop.abort();
  await load;
  expect(ledger.told).toMatchObject({ refused: 0, postponed: 0, unknown: 0 });
  for (const { path } of builtRoutes())
    expect([path, (await fetch(first.url + path)).status < 500]).toEqual([path, true]);
  await withDatabase(data, (sql) => ledger.settle(first.url, sql));
});

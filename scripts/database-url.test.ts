import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { otherPostgres } from "../testing/other-postgres.ts";
import { dataFolder, start } from "../testing/start-command.ts";

const ready = "Alta está lista en ";
const secret = { AUTH_SECRET: "one secret for both of the instances of this test" };

async function status(url: string): Promise<number> {
  return (await fetch(url)).status;
}

test("while its database does not answer, Alta runs and says that it waits, and becomes ready later [F12]", async () => {
  const database = await otherPostgres();
  const folder = await dataFolder();
  const alta = await start({ dataFolder: folder, env: { ...secret, DATABASE_URL: database.url } });
  await alta.says("La base de datos todavía no responde");
  expect(await status(`${alta.url}/api/health`)).toBe(200);
  expect(await status(`${alta.url}/api/ready`)).toBe(503);

  database.start();
  await alta.says(ready);
  expect(await status(`${alta.url}/api/ready`)).toBe(200);
  alta.process.kill("SIGTERM");
  expect(await alta.exitCode()).toBe(0);
  expect(existsSync(join(folder, "postgres"))).toBe(false);
});

test("two instances share one database, one clone and one DATA_DIR [F20]", async () => {
  const database = await otherPostgres();
  database.start();
  const options = { dataFolder: await dataFolder(), env: { ...secret, DATABASE_URL: database.url } };
  const both = await Promise.all([start(options), start(options)]);
  for (const alta of both) await alta.says(ready);
  for (const alta of both) expect(await status(`${alta.url}/api/ready`)).toBe(200);
  for (const alta of both) {
    alta.process.kill("SIGTERM");
    expect(await alta.exitCode()).toBe(0);
  }
});

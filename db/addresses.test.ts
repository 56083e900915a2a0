import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "@/scripts/process/ports";
import { otherPostgres } from "@/testing/other-postgres";
import { databaseAddresses } from "../runtime/database-addresses";
import { boundedPool } from "./client";

/** The port that answers, asked of the server itself; tried again until it has started. */
async function portBehind(url: string): Promise<number> {
  const pool = boundedPool(url, { max: 1 });
  onTestFinished(() => pool.end());
  for (let attempt = 1; ; attempt += 1)
    try {
      const text = "select current_setting('port')::int as port";
      const [row] = await pool.query(text, (sql) => sql.unsafe<{ port: number }[]>(text));
      return row?.port ?? 0;
    } catch (thrown) {
      if (attempt === 20) throw thrown;
      await sleep(500);
    }
}

test("of several servers in a URL the one that can be written to is used, whichever is named first", async () => {
  const [readOnly, primary] = await Promise.all([
    otherPostgres({ default_transaction_read_only: "on" }),
    otherPostgres(),
  ]);
  for (const server of [readOnly, primary]) server.start();
  const [one, two] = [new URL(readOnly.url), new URL(primary.url)];
  const url = (...hosts: string[]) =>
    `postgres://${one.username}@${hosts.join(",")}/postgres?target_session_attrs=read-write`;
  const nobody = `127.0.0.1:${await freePort()}`;
  await portBehind(primary.url);
  expect(await portBehind(url(one.host, two.host))).toBe(Number(two.port));
  expect(await portBehind(url(nobody, two.host))).toBe(Number(two.port));
  expect(await portBehind(url(nobody, one.host, two.host))).toBe(Number(two.port));
}, 180_000);

test("a server that listens on a socket only is reached by its folder, as host or as a parameter", async () => {
  const server = await otherPostgres({ unix_socket_directories: "/tmp", listen_addresses: "" });
  server.start();
  const { port, username } = new URL(server.url);
  expect(await portBehind(`postgres://${username}@%2Ftmp:${port}/postgres`)).toBe(Number(port));
});

test.each([
  ["postgres://u:p@one:1,two:2/alta?sslmode=require", ["one:1", "two:2"]],
  ["postgres://u:p@one,two/alta", ["one", "two"]],
  ["postgresql://u@[::1]:5432/alta", ["[::1]:5432"]],
  ["postgres://u@/alta?host=%2Ftmp", ["%2Ftmp"]],
])("%s names %s", (url, hosts) => {
  expect(databaseAddresses(url).map(({ host }) => host)).toEqual(hosts);
  for (const address of databaseAddresses(url)) expect(address.pathname).toBe("/alta");
});

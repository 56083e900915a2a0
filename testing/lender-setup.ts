import { mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { setTestVariable } from "../scripts/process/environment.ts";
import type { Loan } from "./borrow-alta.ts";
import { takeSnapshot } from "./snapshot.ts";
import { type RunningAlta, startAlta } from "./start-alta.ts";

type Instance = { server: RunningAlta; outputFile: string; restore(): Promise<void>; end(): Promise<void> };

/**
 * Lends whole instances with the usual settings to test files, to one at a time, with the database as it was after the
 * start: most files need no instance of their own, and a start costs seconds of processor time.
 */
export default async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), "alta-lender-"));
  const instances: Instance[] = [];
  const idle: Instance[] = [];
  let started = 0;

  const borrow = async (): Promise<Loan> => {
    let instance = idle.pop();
    if (!instance) {
      instance = await start(join(folder, `output-${++started}`));
      instances.push(instance);
    }
    await instance.restore();
    const { server, outputFile } = instance;
    const { url, databaseUrl, pid } = server;
    return { url, databaseUrl, pid, outputFile, outputFrom: statSync(outputFile).size };
  };
  const giveBack = (pid: string) => {
    const returned = instances.find(({ server }) => String(server.pid) === pid);
    if (returned) idle.push(returned);
  };

  const lender = createServer(async (request, response) => {
    try {
      const [, verb, pid = ""] = request.url?.split("/") ?? [];
      response.end(JSON.stringify(verb === "borrow" ? await borrow() : giveBack(pid)) ?? "");
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => lender.listen(0, "127.0.0.1", resolve));
  setTestVariable("TEST_LENDER_URL", `http://127.0.0.1:${(lender.address() as AddressInfo).port}`);
  return async () => {
    lender.close();
    await Promise.all(instances.map(({ end }) => end()));
    rmSync(folder, { recursive: true, force: true });
  };
}

async function start(outputFile: string): Promise<Instance> {
  const file = openSync(outputFile, "a");
  const server = await startAlta({ onOutput: (chunk) => writeSync(file, chunk) });
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => {} });
  const restore = await takeSnapshot(sql);
  const end = async () => {
    await sql.end();
    await server.stop();
  };
  return { server, outputFile, restore, end };
}

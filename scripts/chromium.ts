import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { chromium } from "@playwright/test";
import { inherited } from "./process/environment.ts";
import { Refusal } from "./process/refusal.ts";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** An installed Chromium, Playwright's own included; undefined when there is none. */
export function findChromium(): string | undefined {
  return [...usualPlaces, chromium.executablePath()].find((path) => existsSync(path));
}

/** Finds a Chromium or installs one: Debian's package as root, otherwise Playwright's. */
export function obtainChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log("No hay ningún Chromium instalado; consigo uno para las pruebas…");
  const install = "apt-get update && apt-get install -y --no-install-recommends chromium fonts-liberation";
  if (userInfo().uid === 0 && existsSync("/usr/bin/apt-get")) run("/bin/sh", ["-c", install]);
  if (!findChromium()) run(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"]);
  const obtained = findChromium();
  if (!obtained)
    throw new Refusal("No pude conseguir un Chromium. Instala el paquete «chromium» y vuelve a intentarlo.");
  return obtained;
}

function run(program: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    env: inherited({ DEBIAN_FRONTEND: "noninteractive" }),
    encoding: "utf8",
  });
  if (status !== 0) console.log(`${stdout}${stderr}`);
}

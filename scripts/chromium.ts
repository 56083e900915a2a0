import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { installFromDebian } from "./debian.ts";
import { inheritedWithoutSecrets } from "./process/environment.ts";
import { Refusal } from "./process/refusal.ts";

// The headless shell first: without a window's own pages it takes half the time.
const usualPlaces = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  chromium.executablePath(),
];

/** An installed Chromium, Playwright's own included; undefined when there is none. */
export function findChromium(places = usualPlaces): string | undefined {
  return places.find((path) => existsSync(path));
}

/** Finds a Chromium or installs one: Debian's packages as root, otherwise Playwright's. Refuses if none helps. */
export async function obtainChromium(places = usualPlaces): Promise<string> {
  const found = findChromium(places);
  if (found) return found;
  console.log("No hay ningún Chromium instalado; consigo uno para las pruebas…");
  const trouble = [await installFromDebian(["chromium-headless-shell", "fonts-liberation"])];
  // Not every Debian has the shell in a package of its own.
  if (!findChromium(places)) trouble.push(await installFromDebian(["chromium", "fonts-liberation"]));
  if (!findChromium(places)) trouble.push(await installFromPlaywright());
  const obtained = findChromium(places);
  if (obtained) return obtained;
  const said = trouble.filter(Boolean).join("\n");
  throw new Refusal(`No pude conseguir un Chromium. Instala el paquete «chromium» y vuelve a intentarlo.\n${said}`);
}

async function installFromPlaywright(): Promise<string> {
  const child = spawn(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"], {
    env: inheritedWithoutSecrets({}),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  await once(child, "close");
  return output;
}

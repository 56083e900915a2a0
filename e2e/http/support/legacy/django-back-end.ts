import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installFromDebian } from "@/scripts/debian";
import { clean } from "@/scripts/process/environment";
import { freePort } from "@/scripts/process/ports";

const PACKAGES = ["python3-django", "python3-djangorestframework", "python3-djangorestframework-simplejwt"];
/** Debian's own, whose packages these are. */
const PYTHON = "/usr/bin/python3";

/** The sentence with which a test is skipped that needs Django; undefined where it is there, or could be installed. */
export async function missingDjango(): Promise<string | undefined> {
  if (hasDjango()) return undefined;
  await installFromDebian(PACKAGES);
  return hasDjango() ? undefined : `Django is not installed and apt-get could not install ${PACKAGES.join(", ")}.`;
}

const hasDjango = () =>
  spawnSync(PYTHON, ["-c", "import django, rest_framework, rest_framework_simplejwt"]).status === 0;

/** The old back end of `movil`. */
export async function startDjango(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "alta-django-"));
  const port = await freePort();
  const script = fileURLToPath(new URL("django_movil.py", import.meta.url));
  const child = spawn(PYTHON, [script, String(port), folder], {
    env: clean({ PYTHONDONTWRITEBYTECODE: "1" }),
    stdio: ["ignore", "pipe", "ignore"],
  });
  const url = `http://127.0.0.1:${port}`;
  await once(child.stdout, "data");
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (
      await fetch(`${url}/of-the-tests/`).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    stop: async () => {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

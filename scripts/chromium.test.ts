import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { obtainChromium } from "./chromium";
import { installFromDebian } from "./debian";

const isRoot = userInfo().uid === 0;
let folder: string;
let missing: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "alta-chromium-"));
  missing = join(folder, "chromium");
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Puts an `apt-get` of our own first on the path, which writes down how it is called. */
function standIn(install: string) {
  const log = join(folder, "called");
  const script = `#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> ${log}\ncase "$1" in update) exit 100;; install) ${install};; esac\n`;
  writeFileSync(join(folder, "apt-get"), script);
  chmodSync(join(folder, "apt-get"), 0o755);
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  return () => readFileSync(log, "utf8");
}

test("a browser that is there is taken as it is", async () => {
  const called = standIn("exit 1");
  writeFileSync(missing, "");
  expect(await obtainChromium([missing])).toBe(missing);
  expect(called).toThrow("ENOENT");
});

test.skipIf(!isRoot)("one that is missing comes from Debian, even where the list cannot be renewed", async () => {
  const called = standIn(`touch ${missing}`);
  expect(await obtainChromium([missing])).toBe(missing);
  expect(called()).toMatch(
    /^noninteractive update\nnoninteractive install -y .*chromium-headless-shell fonts-liberation\n$/,
  );
});

test.skipIf(!isRoot)("where the headless shell has no package of its own, the whole browser is installed", async () => {
  const called = standIn(`case "$*" in *headless*) exit 100;; esac; touch ${missing}`);
  expect(await obtainChromium([missing])).toBe(missing);
  expect(called()).toMatch(/ chromium fonts-liberation\n$/);
});

test.skipIf(!isRoot)(
  "what apt-get has to say is told when it fails, and a machine without it is no failure",
  async () => {
    standIn("echo 'E: no such package'; exit 100");
    expect(await installFromDebian(["chromium"])).toBe("E: no such package\n");
    vi.stubEnv("PATH", join(folder, "nothing"));
    expect(await installFromDebian(["chromium"])).toBeUndefined();
  },
);

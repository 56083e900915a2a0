import { expect, onTestFinished, test } from "vitest";
import { isAlive } from "../testing/alive.ts";
import { startAlta } from "../testing/start-alta.ts";

test("asked to end, it says that it is not ready, serves for DRAIN_SECONDS, and then ends", async () => {
  const alta = await startAlta({ env: { DRAIN_SECONDS: "12" } });
  onTestFinished(() => alta.stop());
  const status = async (path: string) => (await fetch(alta.url + path)).status;
  expect(await status("/api/ready")).toBe(200);
  process.kill(alta.pid, "SIGTERM");
  await expect.poll(() => status("/api/ready"), { timeout: 8_000 }).toBe(503);
  expect(await status("/api/health")).toBe(200);
  expect(await status("/ingresar")).toBe(200);
  await expect.poll(() => isAlive(alta.pid), { timeout: 25_000 }).toBe(false);
  await expect(status("/api/health")).rejects.toThrow();
});

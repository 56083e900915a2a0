import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";

/** For recovery after a fault or a restart. */
export const RECOVERY_SECONDS = 10;

async function statusOf(url: string): Promise<number> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).status;
  } catch {
    return 0;
  }
}

/** The process answers within two seconds, whatever the database does. */
export async function expectAlive(url: string): Promise<void> {
  expect(await statusOf(`${url}/api/health`)).toBe(200);
}

/** Seconds until the service is ready again; fails after `limitSeconds`. */
export async function recovers(url: string, limitSeconds = RECOVERY_SECONDS): Promise<number> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  while ((await statusOf(`${url}/api/ready`)) !== 200) {
    expect(seconds()).toBeLessThan(limitSeconds);
    await sleep(100);
  }
  return seconds();
}

import { setTimeout as sleep } from "node:timers/promises";

/** The address at which a server listening on `host` is reached from this machine. */
export function localUrl(host: string, port: number): string {
  if (host === "0.0.0.0") return `http://127.0.0.1:${port}`;
  if (host === "::") return `http://[::1]:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Waits until the application has its database in place. */
export async function becomesReady(url: string, signal: AbortSignal) {
  for (let pause = 100; !(await isReady(url)); pause = Math.min(pause * 1.3, 1000))
    await sleep(pause, undefined, { signal });
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(5000) });
    return response.status === 200;
  } catch {
    return false;
  }
}

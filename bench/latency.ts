import { call } from "./client.ts";

const REFUSED = { nombre: "Persona de Prueba", email: "no es un correo", password: "123456" };

/** Cheap requests that must stay fast under load. */
export const CHEAP = {
  health: (url: string) => call(`${url}/api/health`),
  refused: (url: string) => call(`${url}/api/auth/register`, REFUSED),
};

/** The 99th percentile, in milliseconds, of `count` requests sent one after another, `pauseMilliseconds` apart. */
export async function p99(request: () => Promise<{ milliseconds: number }>, count: number, pauseMilliseconds: number) {
  const times: number[] = [];
  for (let sent = 0; sent < count; sent += 1) {
    times.push((await request()).milliseconds);
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
  times.sort((one, other) => one - other);
  return times[Math.floor(times.length * 0.99)] ?? 0;
}

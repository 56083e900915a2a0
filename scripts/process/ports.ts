import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.ts";

/** How long an earlier instance may take to finish its requests. */
const waitMilliseconds = 2000;

/** Refuses when the port is in use. */
export async function expectFreePort(port: number, host: string) {
  for (const until = Date.now() + waitMilliseconds; await isTaken(port, host); await sleep(200))
    if (Date.now() > until) throw portTaken(port);
}

export function portTaken(port: number): Refusal {
  return new Refusal(
    `El puerto ${port} ya está ocupado. Elige otro con la variable PORT, por ejemplo PORT=${port + 1}.`,
  );
}

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The listening socket has no port.");
  return address.port;
}

/** In words what the person can mend; anything else as the system put it. */
function explain(error: Error & { code?: unknown }): string {
  if (error.code === "EACCES") return "los puertos menores que 1024 piden permiso.";
  if (error.code === "EADDRNOTAVAIL") return "esa dirección no es de este servidor.";
  return `${error.message}.`;
}

async function isTaken(port: number, host: string): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
    return false;
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      if (error.code === "EADDRINUSE") return true;
      throw new Refusal(`No puedo escuchar en ${host}, puerto ${port} (HOST y PORT): ${explain(error)}`);
    }
    throw error;
  } finally {
    server.close();
  }
}

import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { hasExited } from "../process/child-exit.ts";
import { type RunningServer, type ServerOptions, startServer } from "./server.ts";

const secondsBetweenAttempts = 2;

/**
 * Restarts a server on its port whenever it exits by itself, as PostgreSQL does on a full disk; the application keeps
 * running meanwhile. `killed` resolves when the server was killed by a signal, which ends the whole start instead.
 */
export function keepRunning(first: RunningServer, options: ServerOptions) {
  let server = first;

  async function watch(): Promise<NodeJS.Signals> {
    for (;;) {
      if (!hasExited(server.process)) await once(server.process, "exit");
      if (server.process.signalCode) return server.process.signalCode;
      options.signal.throwIfAborted();
      console.error(`PostgreSQL se detuvo, quizá porque el disco está lleno (${options.log}). Sigo intentándolo…`);
      server = await startAgain({ ...options, port: server.port });
      console.error("PostgreSQL vuelve a funcionar.");
    }
  }

  const killed = new Promise<NodeJS.Signals>((resolve) => {
    // Otherwise the watch ended because we are shutting down.
    watch().then(resolve, () => {});
  });
  return { killed, stop: (hurry?: AbortSignal) => server.stop(hurry) };
}

async function startAgain(options: ServerOptions): Promise<RunningServer> {
  for (;;) {
    await sleep(secondsBetweenAttempts * 1000, undefined, { signal: options.signal });
    try {
      return await startServer(options);
    } catch {
      options.signal.throwIfAborted();
    }
  }
}

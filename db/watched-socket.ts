import { once } from "node:events";
import { connect, Socket } from "node:net";
import { wait } from "../runtime/patience";
import { encrypt, tlsOptions } from "./tls";

export type Patience = {
  connectMilliseconds: number;
  /** Between a question and the end of its answer; null where an answer may take as long as it likes. */
  silenceMilliseconds: number | null;
};

/**
 * A connection to the database for the driver, which has no time-outs of its own: one that cannot be made in time,
 * that is closed before a word was said or that falls silent in the middle is torn down, and everything that waits
 * for it fails. The pool makes a new one at its next query.
 */
export async function watchedSocket(url: URL, patience: Patience): Promise<Socket> {
  try {
    const socket = await dial(url, AbortSignal.timeout(patience.connectMilliseconds));
    return watch(socket, patience.silenceMilliseconds);
  } catch (thrown) {
    // The driver only understands a socket that breaks.
    const broken = new Socket();
    broken.write = () => true;
    setImmediate(() => broken.destroy(thrown instanceof Error ? thrown : new Error(String(thrown))));
    return broken;
  }
}

async function dial(url: URL, signal: AbortSignal): Promise<Socket> {
  const host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, "$1");
  const port = Number(url.port || 5432);
  const place = host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host: host || "localhost", port };
  const socket = connect({ ...place, noDelay: true });
  try {
    await once(socket, "connect", { signal });
    const tls = tlsOptions(url);
    return tls ? await encrypt(socket, tls, signal) : socket;
  } catch (thrown) {
    socket.on("error", () => {}).destroy();
    throw thrown;
  }
}

/** `ReadyForQuery`, with which the server ends every answer: Z, its length, and the state of the transaction. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5]);
const READY_LENGTH = READY.length + 1;

/** Version 3.0 of the protocol, which follows a greeting's length. */
const VERSION = 0x30000;

/** The greeting without what the driver had still to write when the connection before this one closed. */
function greetingIn(bytes: Buffer): Buffer {
  for (let start = 0; start + 8 <= bytes.length; start += 1)
    if (bytes.readInt32BE(start) === bytes.length - start && bytes.readInt32BE(start + 4) === VERSION)
      return bytes.subarray(start);
  return bytes;
}

function watch(socket: Socket, silenceMilliseconds: number | null): Socket {
  let heard = () => {};
  let tail = Buffer.alloc(0);
  let ready = false;
  const breakOff = (reason: string) => void socket.destroy(new Error(reason));
  const listen = () => {
    heard();
    if (silenceMilliseconds !== null)
      heard = wait(silenceMilliseconds, () => breakOff("The database has fallen silent."));
  };
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  let greeted = false;
  socket.write = (bytes: unknown, ...args: unknown[]) => {
    listen();
    const meant = greeted ? bytes : greetingIn(bytes as Buffer);
    greeted = true;
    return write(meant, ...args);
  };
  socket.on("data", (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-READY_LENGTH);
    if (tail.length < READY_LENGTH || !tail.subarray(0, READY.length).equals(READY)) return listen();
    heard();
    ready = true;
  });
  // Closed before it said anything, the driver would try again and again, without a pause and without an end.
  socket.once("end", () => tail.length === 0 && breakOff("The database closed the connection at once."));
  socket.once("close", () => heard());
  // Between an error and the close that follows, the driver hands the broken connection new queries and then forgets
  // them. A connection that only closes has no such moment; while one is being made, it is the error that counts.
  const emit = socket.emit.bind(socket) as (...args: unknown[]) => boolean;
  socket.emit = (event: string | symbol, ...args: unknown[]) => {
    if (ready && event === "error") return true;
    return emit(event, ...(ready && event === "close" ? [false] : args));
  };
  return socket;
}

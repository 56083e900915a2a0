import { createWriteStream, renameSync, statSync, type WriteStream } from "node:fs";
import type { Readable } from "node:stream";

const limit = 5 * 1024 * 1024;

/** Keeps what a program says in a file, and the 5 MB before that in `<file>.1`. A full disk loses lines, nothing else. */
export function keepLog(from: Readable, file: string) {
  let stream: WriteStream | undefined;
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;

  from.on("data", (chunk: Buffer) => {
    if (size > limit) {
      stream?.end();
      stream = undefined;
      renameSync(file, `${file}.1`);
      size = 0;
    }
    stream ??= open(file);
    stream.write(chunk);
    size += chunk.length;
  });
}

function open(file: string): WriteStream {
  return createWriteStream(file, { flags: "a", mode: 0o600 }).on("error", () => {});
}

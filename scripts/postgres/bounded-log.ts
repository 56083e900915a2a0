import { createWriteStream, renameSync, statSync, type WriteStream } from "node:fs";
import type { Readable } from "node:stream";

const limit = 5 * 1024 * 1024;

/** Writes a program's output to a file, rotated at 5 MB to `<file>.1`. A full disk loses lines, nothing else. */
export function keepLog(from: Readable, file: string) {
  let stream: WriteStream | undefined;
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;

  from.on("data", (chunk: Buffer) => {
    if (size > limit) {
      stream?.end();
      stream = undefined;
      setAside(file);
      size = 0;
    }
    stream ??= createWriteStream(file, { flags: "a", mode: 0o600 }).on("error", () => {
      stream = undefined;
    });
    stream.write(chunk);
    size += chunk.length;
  });
}

function setAside(file: string) {
  try {
    renameSync(file, `${file}.1`);
  } catch {
    // The file was removed meanwhile.
  }
}

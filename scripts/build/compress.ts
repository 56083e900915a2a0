import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const worthwhile = /\.(m?js|css|json|svg|txt)$/;

/** Writes `.br` and `.gz` variants beside each text file of a folder, at the highest compression. */
export function compressFiles(folder: string) {
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    if (!worthwhile.test(name)) continue;
    const path = join(folder, name);
    const content = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(content));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
}

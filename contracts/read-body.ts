export type Body =
  | { ok: true; value: unknown }
  | {
      ok: false;
      problem:
        | { code: "unreadable" }
        | { code: "unsupported_media_type"; received: string }
        | { code: "too_large"; limitBytes: number };
    };

const LIMIT_BYTES = 64 * 1024;
/** Nothing any contract describes is nested at all. */
const DEEPEST = 20;

/**
 * The JSON body of a request: at most 64 KiB, read no further than that; UTF-8 only; no body at all counts
 * as an empty object. Of a repeated key the last one counts.
 */
export async function readBody(request: Request): Promise<Body> {
  const bytes = await readBytes(request);
  if (bytes === null) return { ok: false, problem: { code: "too_large", limitBytes: LIMIT_BYTES } };
  if (bytes.length === 0) return { ok: true, value: {} };
  const received = request.headers.get("content-type") ?? "";
  if (!isJson(received)) return { ok: false, problem: { code: "unsupported_media_type", received } };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (!isDeeperThan(DEEPEST, value)) return { ok: true, value };
  } catch {}
  return { ok: false, problem: { code: "unreadable" } };
}

function isJson(contentType: string): boolean {
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i.test(contentType);
}

async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > LIMIT_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LIMIT_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

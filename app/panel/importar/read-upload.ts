/** A file of ten thousand people has two megabytes. */
export const MOST_MEGABYTES = 10;

const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
/** What a form has around its file. */
const AROUND = 16 * 1024;

export type Upload = { name: string; bytes: Buffer; fields: Record<string, string> };

/**
 * The file and the fields of a form. Reads no more than the largest file takes; its parts are found by their boundary, so
 * that nothing parses for long. `too_large`, or `no_file` where there is none.
 */
export async function readUpload(request: Request): Promise<Upload | "too_large" | "no_file"> {
  if (Number(request.headers.get("content-length")) > MOST_BYTES + AROUND) return "too_large";
  const [, boundary] =
    /^multipart\/form-data;.*boundary="?([\w'()+,./:=?-]{1,70})"?/i.exec(request.headers.get("content-type") ?? "") ??
    [];
  if (!boundary || !request.body) return "no_file";
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_BYTES + AROUND) return "too_large";
    chunks.push(chunk);
  }
  return uploadIn(Buffer.concat([Buffer.from("\r\n"), ...chunks]), Buffer.from(`\r\n--${boundary}`));
}

function uploadIn(body: Buffer, delimiter: Buffer): Upload | "no_file" {
  let file: { name: string; bytes: Buffer } | null = null;
  const fields: Record<string, string> = {};
  for (let at = body.indexOf(delimiter); at >= 0; ) {
    const start = at + delimiter.length;
    const end = body.indexOf(delimiter, start);
    if (end < 0) break;
    const blank = body.indexOf("\r\n\r\n", start);
    if (blank >= 0 && blank < end) {
      const head = body.toString("utf8", start, blank);
      const content = body.subarray(blank + 4, end);
      const name = parameter(head, "name");
      const fileName = parameter(head, "filename");
      if (fileName !== null) file ??= { name: fileName, bytes: content };
      else if (name !== null) fields[name] = content.toString("utf8");
    }
    at = end;
  }
  return file && file.name !== "" ? { ...file, fields } : "no_file";
}

const parameter = (head: string, name: string): string | null =>
  new RegExp(`content-disposition:[^\\r\\n]*[; ]${name}="([^"]*)"`, "i").exec(head)?.[1] ?? null;

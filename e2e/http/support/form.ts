import type { Alta } from "./alta";
import type { Answer } from "./client";

const BOUNDARY = "the-boundary-of-a-test";
const unescaped = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&#x27;", "'");

/** The hidden fields of the first form on a page, including those that name its server action. */
export async function hiddenFields(alta: Alta, path: string, cookie?: string): Promise<Record<string, string>> {
  const { text } = await alta.send({ method: "GET", path, headers: cookie ? { cookie } : {} });
  const form = /<form[\s\S]*?<\/form>/.exec(text)?.[0] ?? "";
  const inputs = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? "",
    unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? ""),
  ]);
  return Object.fromEntries(inputs);
}

export function multipart(fields: Record<string, string>): { type: string; body: string } {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, body: `${parts.join("")}--${BOUNDARY}--\r\n` };
}

/** Submits the first form of a page as a browser without scripts does, with additional headers. */
export async function sendForm(
  alta: Alta,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
): Promise<Answer> {
  const { type, body } = multipart({ ...(await hiddenFields(alta, path, headers.cookie)), ...fields });
  return alta.send({ path, headers: { "content-type": type, ...headers }, body });
}

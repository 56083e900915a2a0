import { type Answer, send } from "./client";

const ENTITIES: Record<string, string> = { "&amp;": "&", "&quot;": '"', "&#x27;": "'", "&lt;": "<", "&gt;": ">" };
const plain = (html: string) => html.replace(/&(amp|quot|#x27|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
const attribute = (tag: string, name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

/** A page as a browser sees it, without its scripts. */
export async function open(link: string, method = "GET"): Promise<Answer & { heading: string; said: string }> {
  return read(await send(link, { method, path: new URL(link).pathname }));
}

function read(answer: Answer) {
  const [main = ""] = /<main[\s\S]*<\/main>/.exec(answer.text) ?? [];
  const said = plain(main.replace(/<script[\s\S]*?<\/script>|<[^>]+>/g, " ")).replace(/\s+/g, " ");
  return { ...answer, heading: plain(/<h1[^>]*>(.*?)<\/h1>/.exec(main)?.[1] ?? ""), said };
}

/**
 * Submits the form with this button as a browser without scripts does on a page with `no-referrer`; follows the
 * redirect, and returns the final page with the cookies set on the way.
 */
export async function press(link: string, label: string, filled: Record<string, string> = {}) {
  const page = await open(link);
  const form = page.text.match(/<form[\s\S]*?<\/form>/g)?.find((form) => plain(form).includes(label));
  if (!form) throw new Error(`No form with «${label}» on a page that says: ${page.said}`);
  const data = new FormData();
  for (const input of form.match(/<input[^>]*>/g) ?? [])
    if (attribute(input, "name") && attribute(input, "type") === "hidden")
      data.append(attribute(input, "name"), attribute(input, "value"));
  for (const [name, value] of Object.entries(filled)) data.append(name, value);
  const body = new Response(data);
  const headers = {
    "content-type": body.headers.get("content-type") ?? "",
    origin: "null",
    "sec-fetch-site": "same-origin",
  };
  const path = new URL(link).pathname;
  const answer = await send(link, { path, headers, body: new Uint8Array(await body.arrayBuffer()) });
  const { location } = answer.headers;
  const last = location ? await open(new URL(location, link).href) : read(answer);
  return { ...last, cookies: answer.headers["set-cookie"] };
}

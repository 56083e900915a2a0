/** A block of code on a page of the guide. */
export type Sample = { language: string; code: string };

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
};

/** The code blocks of a page, as copied from the screen. */
export function samplesIn(html: string): Sample[] {
  return [...html.matchAll(/<code class="language-(\w+)">([\s\S]*?)<\/code>/g)].map(
    ([, language = "", coloured = ""]) => ({
      language,
      code: coloured.replace(/<[^>]+>/g, "").replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity),
    }),
  );
}

/** The internal links of a page. */
export function linksIn(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="([^"]*)"/g)]
    .map(([, href = ""]) => href)
    .filter((href) => /^[/#]/.test(href));
}

const CHANGING: Record<string, RegExp> = {
  access: /^[\w-]+\.[\w-]+\.[\w-]+$/,
  refresh: /^[\w-]+\.[\w-]+\.[\w-]+$/,
  token: /^[\w-]+\.[\w-]+\.[\w-]+$/,
  id: /^\d+$/,
  usuario_id: /^\d+$/,
  createdAt: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  updatedAt: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  password_generada: /^\S{12}$/,
};

/** An answer with variable values replaced by placeholders, to be compared with a printed one. */
export function unchanging(answer: unknown): unknown {
  const text = JSON.stringify(answer, (key, value) =>
    CHANGING[key] && value !== null
      ? CHANGING[key].test(String(value)) || String(value).endsWith("…")
        ? `<${key}>`
        : value
      : value,
  );
  return JSON.parse(text);
}

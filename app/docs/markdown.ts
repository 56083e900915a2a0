import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import dart from "highlight.js/lib/languages/dart";
import http from "highlight.js/lib/languages/http";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";
import { Marked, type Tokens } from "marked";
import { docs } from "@/messages/docs";

for (const [name, language] of Object.entries({ bash, dart, http, javascript, json, typescript }))
  hljs.registerLanguage(name, language);

export type Heading = { id: string; text: string };
export type Page = { title: string; html: string; headings: Heading[] };

const LANGUAGES: Record<string, string> = {
  bash: "curl",
  console: "Consola",
  dart: "Dart",
  http: "HTTP",
  javascript: "JavaScript",
  json: "JSON",
  text: "Texto",
  typescript: "TypeScript",
};

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The fragment that leads to a heading, as GitHub makes it. */
export const idOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");

/** The mark of what no document promises, on a quotation's first line. */
const EXTENSION = /^\[!ALTA\]\s*/;

/** A page of the guide as HTML. It is ours, so nothing in it is suspect; it has no script and no inline style. */
export function renderPage(markdown: string): Page {
  const headings: Heading[] = [];
  let title = "";
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const id = idOf(text);
        const inner = this.parser.parseInline(tokens);
        if (depth === 1) {
          title = text;
          return `<h1>${inner}</h1>\n`;
        }
        if (depth === 2) headings.push({ id, text });
        return `<h${depth} id="${id}"><a href="#${id}" title="${escaped(docs.linkTo(text))}">${inner}</a></h${depth}>\n`;
      },
      code({ text, lang = "text" }) {
        const coloured = hljs.getLanguage(lang) ? hljs.highlight(text, { language: lang }).value : escaped(text);
        const label = LANGUAGES[lang] ?? lang;
        return `<figure class="code"><figcaption>${label}</figcaption><pre tabindex="0" aria-label="${escaped(docs.code(label))}"><code class="language-${lang}">${coloured}</code></pre></figure>\n`;
      },
      blockquote({ tokens }) {
        const [first] = tokens;
        const inner = this.parser.parse(tokens);
        if (first?.type !== "paragraph" || !EXTENSION.test(first.text)) return `<blockquote>${inner}</blockquote>\n`;
        return `<aside class="extension"><p class="extension-name">${docs.extension}</p>${inner.replace(/\[!ALTA\]\s*/, "")}</aside>\n`;
      },
      table(token: Tokens.Table) {
        const row = (cells: Tokens.TableCell[], tag: string) =>
          `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join("")}</tr>`;
        const body = token.rows.map((cells) => row(cells, "td")).join("");
        return `<div class="table" tabindex="0"><table><thead>${row(token.header, "th")}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { title, html, headings };
}

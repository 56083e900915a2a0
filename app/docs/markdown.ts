import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import dart from "highlight.js/lib/languages/dart";
import http from "highlight.js/lib/languages/http";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";
import { Marked, type Token, type Tokens } from "marked";
import { docs } from "@/messages/docs";

for (const [name, language] of Object.entries({ bash, dart, http, javascript, json, typescript }))
  hljs.registerLanguage(name, language);

export type Heading = { id: string; text: string };
export type Page = { title: string; html: string; headings: Heading[] };

const LANGUAGES: Record<string, string> = {
  bash: "curl",
  console: "Terminal",
  dart: "Dart",
  http: "HTTP",
  javascript: "JavaScript",
  json: "JSON",
  text: "Texto",
  typescript: "TypeScript",
};

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A heading's fragment id, in GitHub's format. */
export const idOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");

/** Marks a quotation as Alta's own decision, on its first line. */
const EXTENSION = /^\[!ALTA\]/;
const MARK = /\[!ALTA\]\s*/;

/** A page of the guide as HTML. The source is trusted; the output has no script and no inline style. */
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
      codespan({ text }) {
        return `<code${text.length <= 28 ? ' class="short"' : ""}>${escaped(text)}</code>`;
      },
      table(token: Tokens.Table) {
        const row = (cells: Tokens.TableCell[], tag: string) =>
          `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join("")}</tr>`;
        const body = token.rows.map((cells) => row(cells, "td")).join("");
        return `<div class="table-box" tabindex="0"><table><thead>${row(token.header, "th")}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  const html = besideEachOther(marked, marked.lexer(markdown));
  return { title, html, headings };
}

/**
 * Places each of Alta's own decisions beside its subject: the block before it, or the one after it where it opens a
 * section.
 */
function besideEachOther(marked: Marked, tokens: Token[]): string {
  let html = "";
  let part: Token[] = [];
  let extension = "";
  const close = () => {
    const text = marked.parser(part);
    html += extension ? `<div class="beside"><div class="beside-text">${text}</div>${extension}</div>\n` : text;
    part = [];
    extension = "";
  };
  for (const token of tokens) {
    if (token.type === "heading") {
      close();
      html += marked.parser([token]);
    } else if (isExtension(token)) {
      if (extension) close();
      const inner = marked.parser(token.tokens).replace(MARK, "");
      extension = `<aside class="extension"><p class="extension-name">${docs.extension}</p>${inner}</aside>`;
      if (part.some(({ type }) => type !== "space")) close();
    } else part.push(token);
  }
  close();
  return html;
}

function isExtension(token: Token): token is Tokens.Blockquote {
  return token.type === "blockquote" && EXTENSION.test(token.text);
}

import { marked, type Token, type Tokens } from "marked";
import type { ReactNode } from "react";

/**
 * A text written in Markdown, as elements and never as HTML of its own: headings, paragraphs, lists, emphasis, quotations
 * and links to web pages and mail addresses. Anything else is shown as it was typed.
 */
export function RenderedText({ body }: { body: string }) {
  return <div className={`max-w-reading space-y-4 wrap-anywhere ${looks}`}>{blocks(marked.lexer(body))}</div>;
}

const looks =
  "[&_h2]:mt-10 [&_h2]:text-section [&_h2]:font-bold [&_h3]:mt-8 [&_h3]:text-lead [&_h3]:font-bold [&_h4]:mt-6 [&_h4]:font-bold [&_ul]:list-disc [&_ol]:list-decimal [&_:is(ul,ol)]:space-y-1 [&_:is(ul,ol)]:pl-6 [&_a]:text-accent [&_a]:underline [&_a]:underline-offset-4 [&_blockquote]:border-l-2 [&_blockquote]:border-line [&_blockquote]:pl-4 [&_hr]:border-line [&>h2:first-child]:mt-0";

const blocks = (tokens: Token[]): ReactNode[] => tokens.map((token, index) => block(token, `${index}`));
const inlines = (tokens: Token[] = []): ReactNode[] => tokens.map((token, index) => inline(token, `${index}`));

function block(token: Token, key: string): ReactNode {
  switch (token.type) {
    case "heading": {
      const Heading = token.depth === 1 ? "h2" : token.depth === 2 ? "h3" : "h4";
      return <Heading key={key}>{inlines(token.tokens)}</Heading>;
    }
    case "paragraph":
      return <p key={key}>{inlines(token.tokens)}</p>;
    case "list":
      return list(token as Tokens.List, key);
    case "blockquote":
      return <blockquote key={key}>{blocks(token.tokens ?? [])}</blockquote>;
    case "hr":
      return <hr key={key} />;
    case "space":
    case "def":
      return null;
    case "text":
      return token.tokens ? <span key={key}>{inlines(token.tokens)}</span> : plain(token);
    default:
      return <p key={key}>{token.raw}</p>;
  }
}

function list({ ordered, start, items }: Tokens.List, key: string): ReactNode {
  const lines = items.map((item, index) => line(item, `${index}`));
  return ordered ? (
    <ol key={key} start={start === "" ? 1 : start}>
      {lines}
    </ol>
  ) : (
    <ul key={key}>{lines}</ul>
  );
}

const line = ({ tokens }: Tokens.ListItem, key: string) => <li key={key}>{blocks(tokens)}</li>;

function inline(token: Token, key: string): ReactNode {
  switch (token.type) {
    case "strong":
      return <strong key={key}>{inlines(token.tokens)}</strong>;
    case "em":
      return <em key={key}>{inlines(token.tokens)}</em>;
    case "br":
      return <br key={key} />;
    case "link":
      return isAddress(token.href) ? (
        <a key={key} href={token.href} rel="nofollow noreferrer">
          {inlines(token.tokens)}
        </a>
      ) : (
        token.raw
      );
    default:
      return plain(token);
  }
}

const isAddress = (href: string) => /^(https?:\/\/|mailto:)[^\s]+$/i.test(href);

/** What was typed, with the entities that Markdown writes for its own signs read back. */
const plain = (token: Token): string => ("text" in token && token.type !== "html" ? token.text : token.raw);

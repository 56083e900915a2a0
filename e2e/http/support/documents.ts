import { readFileSync } from "node:fs";

export const CONTRACTS = ["movil", "portal", "usuarios", "sucursal", "unipets"] as const;
export type ContractName = (typeof CONTRACTS)[number];

/** A fenced example, without its indentation; `before` is what the document says since the example above it. */
export type Example = { language: string; text: string; before: string; status: number | null };

export function documentText(name: ContractName): string {
  return readFileSync(new URL(`../../../docs/contracts/${name}.md`, import.meta.url), "utf8");
}

/** The examples of a document, in its order. `status` is the last one the document names before the example. */
export function examplesOf(name: ContractName): Example[] {
  const examples: Example[] = [];
  let status: number | null = null;
  let before: string[] = [];
  let open: { indent: string; language: string; lines: string[] } | null = null;
  for (const line of documentText(name).split("\n")) {
    const fence = /^(\s*)```(\w*)/.exec(line);
    if (fence && !open) open = { indent: fence[1] ?? "", language: fence[2] ?? "", lines: [] };
    else if (fence && open) {
      const text = open.lines.map((inner) => inner.slice(open?.indent.length)).join("\n");
      examples.push({ language: open.language, text, before: before.join("\n"), status });
      [open, before] = [null, []];
    } else if (open) open.lines.push(line);
    else {
      before.push(line);
      status = Number(/\b([1-5]\d\d) [A-Z]/.exec(line)?.[1] ?? status) || null;
    }
  }
  return examples;
}

/** The examples of one document, found by the text before them; records which were never used. */
export class Examples {
  private readonly all: Example[];
  private readonly unused: Set<Example>;

  constructor(name: ContractName) {
    this.all = examplesOf(name);
    this.unused = new Set(this.all);
  }

  /** The first example whose preceding text matches `words`. */
  about(words: RegExp): Example {
    const found = this.all.find(({ before }) => words.test(before));
    if (!found) throw new Error(`No example is about ${words}`);
    this.unused.delete(found);
    return found;
  }

  /** The JSON of that example, with its keys in the document's order. */
  json(words: RegExp): { status: number | null; text: string; body: Record<string, unknown> } {
    const { status, text } = this.about(words);
    return { status, text, body: JSON.parse(text) };
  }

  neverAskedFor(): Example[] {
    return [...this.unused];
  }
}

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import * as schema from "@/db/schema";

/** What may write without an entry of its own, and why. */
const EXEMPT: Record<string, string> = {
  "accounts/audit-log/seal-audit.ts": "Seals the audit itself.",
  "accounts/duplicates/fill-keys.ts": "Derives rows from others; nothing happens to an account.",
  "accounts/duplicates/pairs/advance-pass.ts": "Derives rows from others; nothing happens to an account.",
  "accounts/duplicates/pairs/begin-pass.ts": "The night's own; one that is asked for is audited.",
  "accounts/imports/advance-import.ts": "A lease; what it goes on with audits.",
  "accounts/imports/check-batch.ts": "Changes no account, and its import is audited.",
  "accounts/imports/map-import.ts": "Says what columns mean; the import is audited when it starts.",
  "accounts/moving/count-outcome.ts": "Counts of answers, which are no act.",
  "accounts/moving/note-missing.ts": "Someone who has no account here.",
  "accounts/passwords/note-weak-password.ts": "A note for advice, after a sign-in that is audited.",
  "accounts/second-factor/passkeys/challenge-rows.ts": "A challenge; what answers it is audited.",
};

type File = { path: string; text: string; imports: string[] };

const files = new Map<string, File>(
  readdirSync("accounts", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.ts$/.test(path) && !path.endsWith(".test.ts"))
    .map((name) => {
      const path = join("accounts", name);
      const text = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      const imported = text.matchAll(/^import (?!type )[^;]*? from "(\.[^"]+)";/gm);
      return [path, { path, text, imports: [...imported].map(([, from = ""]) => `${join(dirname(path), from)}.ts`) }];
    }),
);

const TABLES = Object.keys(schema).join("|");
const WRITES = new RegExp(
  `\\.(?:insert|update|delete)\\((?:${TABLES})\\b|\\bwriteMail\\(|sql\`\\s*(?:insert|update|delete|with)\\b`,
);
const OPENS = /\bdatabase\(\)|\bactOn\b[<(]|\bactAs\b[<(]|\bactOnTwo\b[<(]/;
const opens = ({ text }: File) => OPENS.test(text);

/** Whether a verb writes, by itself or through helpers that are handed its transaction. */
function writes(file: File, seen = new Set<string>()): boolean {
  if (seen.has(file.path)) return false;
  seen.add(file.path);
  if (WRITES.test(file.text)) return true;
  return file.imports.some((path) => {
    const helper = files.get(path);
    return helper !== undefined && !opens(helper) && writes(helper, seen);
  });
}

const verbs = [...files.values()].filter((file) => opens(file) && file.path !== "accounts/act-on.ts" && writes(file));

test("every verb that opens a transaction and writes in it audits what it did", () => {
  const silent = verbs.filter(({ text }) => !/\baudit(?:Entry)?\(/.test(text)).map(({ path }) => path);
  expect(silent.sort()).toEqual(Object.keys(EXEMPT).sort());
  expect(verbs.length).toBeGreaterThan(25);
});

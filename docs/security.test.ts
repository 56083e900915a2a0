import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** How many items each part of the checklist has: requirements and faults, numbered from 1. */
const REQUIREMENTS = {
  ...{ PW: 18, GEN: 7, REG: 18, LOG: 16, SES: 13, JWT: 9, RT: 7, AZ: 7, WEB: 14, API: 9, CFG: 4 },
  ...{ DAT: 2, VER: 3, MAIL: 1 },
};
const FAULTS = { F: 24, M: 9, C: 10, T: 3, K: 4, H: 33 };

const numbered = (parts: Record<string, number>, name: (part: string, number: string) => string) =>
  Object.entries(parts).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, index) => name(part, String(index + 1).padStart(2, "0"))),
  );
const CHECKLIST = [
  ...numbered(REQUIREMENTS, (part, number) => `${part}-${number}`),
  ...numbered(FAULTS, (part, number) => `${part}${number}`),
];

type Row = { id: string; proofs: { file: string; title: string }[]; words: string[] };

const rows: Row[] = readFileSync("docs/security.md", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, id = "", , proof = ""] = line.split("|").map((cell) => cell.trim());
    if (!/^[A-Z]+-?\d\d$/.test(id)) return [];
    const parts = proof.split("<br>").map((part) => /^`([^`]+)` › (.+)$/.exec(part) ?? part);
    return {
      id,
      proofs: parts.flatMap((part) =>
        typeof part === "string" ? [] : [{ file: part[1] ?? "", title: part[2] ?? "" }],
      ),
      words: parts.filter((part) => typeof part === "string"),
    };
  });

test("the checklist has 128 requirements and 83 faults, and every one stands on the page, once", () => {
  expect(CHECKLIST).toHaveLength(128 + 83);
  expect(rows.map(({ id }) => id).sort()).toEqual([...CHECKLIST].sort());
});

test("every item is proved by a test, or it says why not", () => {
  for (const { id, proofs, words } of rows) {
    const excused = words.some((sentence) => sentence.length > 30);
    expect([id, proofs.length > 0 || excused]).toEqual([id, true]);
  }
});

test("every test that the page names exists", () => {
  for (const { id, proofs } of rows)
    for (const { file, title } of proofs) {
      expect([id, file, existsSync(file)]).toEqual([id, file, true]);
      expect([id, file, title, readFileSync(file, "utf8").includes(title)]).toEqual([id, file, title, true]);
    }
});

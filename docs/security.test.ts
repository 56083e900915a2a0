import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** How many items each part of the checklist has, numbered from 1. */
const REQUIREMENTS = {
  ...{ PW: 18, GEN: 7, REG: 18, LOG: 16, SES: 13, JWT: 9, RT: 7, AZ: 7, WEB: 14, API: 9, CFG: 4 },
  ...{ DAT: 2, VER: 3, MAIL: 1 },
  ...{ HR: 14, SF: 5, IM: 2 },
};
const FAULTS = { F: 24, M: 9, C: 10, T: 3, K: 4, H: 33 };

const numbered = (parts: Record<string, number>, dash: string) =>
  Object.entries(parts).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, index) => `${part}${dash}${String(index + 1).padStart(2, "0")}`),
  );
const CHECKLIST = [...numbered(REQUIREMENTS, "-"), ...numbered(FAULTS, "")];

const ID = "[A-Z]+-?\\d\\d";
/** The ids at the end of a title, up to its closing quote. */
const IDS_OF_A_TITLE = new RegExp(`\\[(${ID}(?:, ${ID})*)\\]["\`]`, "g");

const testFiles = readdirSync(".", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
  .flatMap(({ name }) => readdirSync(name, { recursive: true, encoding: "utf8" }).map((path) => `${name}/${path}`))
  .concat(readdirSync("."))
  .filter((path) => /\.(test|spec)\.tsx?$/.test(path));

/** The files of the tests that carry each id. */
const carriers = new Map<string, Set<string>>();
for (const file of testFiles)
  for (const [, ids = ""] of readFileSync(file, "utf8").matchAll(IDS_OF_A_TITLE))
    for (const id of ids.split(", ")) carriers.set(id, (carriers.get(id) ?? new Set()).add(file));

type Row = { id: string; files: string[]; words: string[] };

const rows: Row[] = readFileSync("docs/security.md", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, id = "", , proof = ""] = line.split("|").map((cell) => cell.trim());
    if (!new RegExp(`^${ID}$`).test(id)) return [];
    const parts = proof
      .split("<br>")
      .map((part) => ({ part, file: /^`([^`]+\.(?:test|spec)\.tsx?)`$/.exec(part)?.[1] }));
    return {
      id,
      files: parts.flatMap(({ file }) => file ?? []),
      words: parts.flatMap(({ part, file }) => (file ? [] : part)),
    };
  });

test("every requirement and fault of the checklist is on the page, once", () => {
  expect(rows.map(({ id }) => id).sort()).toEqual([...CHECKLIST].sort());
});

test("every id that a test carries is one of the checklist", () => {
  expect([...carriers.keys()].filter((id) => !CHECKLIST.includes(id))).toEqual([]);
});

test("every row names exactly the files whose tests carry its id", () => {
  const wrong = rows.flatMap(({ id, files }) => {
    const carrying = [...(carriers.get(id) ?? [])];
    return [
      ...files.filter((file) => !carrying.includes(file)).map((file) => `${id}: no test of ${file} carries it`),
      ...carrying.filter((file) => !files.includes(file)).map((file) => `${id}: the row does not name ${file}`),
    ];
  });
  expect(wrong).toEqual([]);
});

test("every item is proved by a test, or its row says why not", () => {
  const excused = (words: string[]) => words.some((sentence) => sentence.length > 30);
  expect(rows.filter(({ files, words }) => files.length === 0 && !excused(words))).toEqual([]);
});

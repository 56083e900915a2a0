import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RETENTION_DAYS } from "@/db/retention";

const rows = readFileSync("docs/privacy.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "));

test.each(Object.entries(RETENTION_DAYS))("docs/privacy.md says how long %s is kept", (kind, days) => {
  const row = rows.filter((line) => line.includes(`\`${kind}\``));
  expect(row).toHaveLength(1);
  expect(row[0]).toMatch(new RegExp(`\\| ${days} days? after`));
});

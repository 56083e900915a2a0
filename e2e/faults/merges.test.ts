import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertCrowd, mergeRounds } from "@/testing/merge-rounds";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase();
const { mergeClients } = await import("@/accounts/merging/merge-clients");
const { undoMerge } = await import("@/accounts/merging/undo-merge");

test("a thousand random merges, undone, leave every row of every table as it was", async () => {
  const actor = await insertActor(sql, "admin");
  const ids = await insertCrowd(sql, 24, actor.id);
  const seed = Date.now() % 1_000_000;
  const { merges, wrong } = await mergeRounds(sql, { mergeClients, undoMerge }, { actor, ids, rounds: 1_000, seed });
  expect({ seed, wrong: wrong.slice(0, 5) }).toEqual({ seed, wrong: [] });
  expect(merges).toBeGreaterThanOrEqual(1_000);
});

import { expect, test } from "vitest";
import { addedMilliseconds, moves, startMove } from "../http/support/legacy/move";

const mover = await startMove();

test("Alta adds at most 5 ms to a relayed request", { timeout: 300_000 }, async (context) => {
  if (typeof mover === "string") return context.skip(mover);
  await addedMilliseconds(mover, 100);
  const added = await addedMilliseconds(mover, 300);
  console.log(`adds ${added.toFixed(1)} ms to a relayed request, in the middle`);
  expect(added).toBeLessThan(5);
});

moves(mover, 2_000);

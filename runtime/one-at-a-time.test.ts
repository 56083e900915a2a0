import { expect, test, vi } from "vitest";
import { log } from "../log";
import { oneAtATime } from "./one-at-a-time";

test("does not begin while it is under way, and begins again afterwards", async () => {
  let calls = 0;
  let end = () => {};
  const turn = oneAtATime(() => {
    calls += 1;
    return new Promise<void>((resolve) => (end = resolve));
  }, "failed");
  const first = turn();
  await turn();
  expect(calls).toBe(1);
  end();
  await first;
  const second = turn();
  expect(calls).toBe(2);
  end();
  await second;
});

test("logs a failure instead of rejecting, and begins again", async () => {
  const warn = vi.spyOn(log, "warn").mockReturnValue(undefined);
  const turn = oneAtATime(() => Promise.reject(new Error("no")), "could not be done", { what: "rows" });
  await turn();
  await turn();
  expect(warn).toHaveBeenCalledTimes(2);
  expect(warn).toHaveBeenCalledWith(expect.objectContaining({ what: "rows" }), "could not be done");
});

import { expect, test } from "vitest";
import { viaOf } from "./via";

test("of a header no more than 300 characters are kept, wherever it ends up [HR-10]", () => {
  const long = "x".repeat(14_000);
  const via = viaOf(new Headers({ "user-agent": long, "x-forwarded-for": long, "x-request-id": long }), "web", null);
  for (const value of Object.values(via)) expect(String(value ?? "").length).toBeLessThanOrEqual(300);
  expect(viaOf(new Headers({ "user-agent": "curl/8" }), "movil", "an id")).toMatchObject({
    ...{ channel: "movil", userAgent: "curl/8", requestId: "an id", address: null },
  });
});

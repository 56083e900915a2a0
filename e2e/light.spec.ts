import { BUDGET, firstLoads } from "../bench/first-load";
import { lighthouseScores } from "../bench/lighthouse";
import { expect, test } from "./support/test";

test("the first load of /registro stays within its budget of JavaScript", { tag: "@once" }, async ({ baseURL }) => {
  for (const { encoding, bytes } of await firstLoads(baseURL ?? "", ["/registro"]))
    expect(bytes, encoding).toBeLessThanOrEqual(BUDGET);
});

test("Lighthouse's machine-independent scores are 100", { tag: "@once" }, async ({ baseURL }) => {
  test.setTimeout(120_000);
  const categories = ["accessibility", "best-practices", "seo"] as const;
  for (const { page, scores, faults } of await lighthouseScores(baseURL ?? "", ["/registro", "/ingresar"], categories))
    expect(scores, `${page}: ${faults.join(", ")}`).toEqual({ accessibility: 100, "best-practices": 100, seo: 100 });
});

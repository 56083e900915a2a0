import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { stranger } from "@/testing/people";

await coreDatabase();
const { requestPasswordReset } = await import("../passwords/request-password-reset");
const { requestVerification } = await import("../verification/request-verification");

test("one source may request twenty mails at once and then one a minute, for all addresses together", async () => {
  const ask = (index: number) => (index % 2 ? requestVerification : requestPasswordReset);
  const email = (index: number) => `nadie.${index}@ejemplo.com`;
  const asked = await Promise.all(Array.from({ length: 24 }, (_, index) => ask(index)(stranger, email(index))));
  const refused = asked.flatMap((one) => (one.ok ? [] : [one.problem]));
  expect(refused).toHaveLength(4);
  for (const problem of refused) expect(problem).toMatchObject({ code: "rate_limited" });
  const elsewhere = { ...stranger, via: { ...stranger.via, address: "198.51.100.7" } };
  expect(await requestPasswordReset(elsewhere, email(0))).toMatchObject({ ok: true });
});

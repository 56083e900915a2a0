import { expect, test } from "vitest";
import { missingTool } from "@/testing/debian-tool";
import { oathCode } from "@/testing/oathtool";
import { newTotpSecret, STEP_SECONDS, stepOfCode, totpCode, totpUri } from "./totp";

const missing = await missingTool("oathtool");

/** «12345678901234567890» of RFC 6238, appendix B; its codes have eight digits, of which ours are the last six. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at %d seconds the code is the RFC's [SF-01]", (seconds, code) => {
  expect(totpCode(RFC_SECRET, Math.floor(seconds / STEP_SECONDS))).toBe(code);
});

test("every secret gives the codes that oathtool gives [SF-01]", (context) => {
  context.skip(missing !== undefined, missing);
  for (let round = 0; round < 10; round += 1) {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    // Read before and after, in case the step ends in between.
    const steps = () => Math.floor(Date.now() / 1000 / STEP_SECONDS);
    const [before, code, after] = [steps(), oathCode(secret), steps()];
    expect([totpCode(secret, before), totpCode(secret, after)]).toContain(code);
  }
});

test("a code counts for its own step and its two neighbours, no further [SF-01]", () => {
  const found = [-2, -1, 0, 1, 2].map((away) => stepOfCode(RFC_SECRET, totpCode(RFC_SECRET, 1000 + away), 1000));
  expect(found).toEqual([null, 999, 1000, 1001, null]);
});

test("what apps read names the account and the issuer", () => {
  const uri = new URL(totpUri(RFC_SECRET, { issuer: "Alta", label: "ana+1@ejemplo.com" }));
  expect(decodeURIComponent(uri.pathname)).toBe("/Alta:ana+1@ejemplo.com");
  expect(Object.fromEntries(uri.searchParams)).toEqual({ secret: RFC_SECRET, issuer: "Alta" });
});

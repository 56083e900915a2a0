import { describe, expect, test, vi } from "vitest";

async function corsFor(allowed: string, headers: Record<string, string>, method = "POST") {
  vi.stubEnv("CORS_ORIGINS", allowed);
  vi.resetModules();
  const { corsHeaders } = await import("./cors");
  return corsHeaders(new Request("https://alta.example.com/auth/register", { method, headers }), "POST, OPTIONS");
}
const origin = (of: string) => ({ origin: of });

describe("with a list of origins", () => {
  const allowed = "https://app.example.com, https://other.example.com:8443";

  test.each(["https://app.example.com", "https://other.example.com:8443"])("%s may read the answers", async (one) => {
    expect(await corsFor(allowed, origin(one))).toMatchObject({ "Access-Control-Allow-Origin": one, Vary: "Origin" });
  });

  test.each([
    "https://evil.example.com",
    "https://app.example.com.evil.example",
    "http://app.example.com",
    "https://app.example.com:444",
    "https://other.example.com",
    "null",
    "*",
  ])("%s may not, and the answer names no allowed origin [WEB-07]", async (other) => {
    expect(await corsFor(allowed, origin(other), "OPTIONS")).toEqual({ Vary: "Origin" });
  });

  test("a request without an Origin gets no CORS headers but Vary, for caches", async () => {
    expect(await corsFor(allowed, {})).toEqual({ Vary: "Origin" });
  });
});

test("with an asterisk every origin may", async () => {
  const headers = await corsFor("*", origin("https://anybody.example"));
  expect(headers["Access-Control-Allow-Origin"]).toBe("*");
});

test("a preflight lists what may be sent, and an answer exposes the headers that may be read", async () => {
  const preflight = await corsFor("*", origin("https://anybody.example"), "OPTIONS");
  expect(preflight["Access-Control-Allow-Headers"]).toContain("Authorization");
  const answer = await corsFor("*", origin("https://anybody.example"));
  expect(answer["Access-Control-Expose-Headers"]?.split(", ")).toEqual(
    expect.arrayContaining(["Retry-After", "X-Request-Id", "X-Role-Request"]),
  );
});

test.each(["*", "https://app.example.com"])("credentials are never allowed (%s) [WEB-07]", async (allowed) => {
  for (const method of ["POST", "OPTIONS"])
    expect(await corsFor(allowed, origin("https://app.example.com"), method)).not.toHaveProperty(
      "Access-Control-Allow-Credentials",
    );
});

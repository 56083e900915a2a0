import { describe, expect, test } from "vitest";
import { clientAddress, trustworthyHeaders } from "./request.mjs";

describe("the client's address", () => {
  const spoofed = "198.51.100.66, 203.0.113.7";

  test("is the socket's, whatever X-Forwarded-For says, when no proxy is trusted [LOG-04]", () => {
    expect(clientAddress("192.0.2.1", spoofed, 0)).toBe("192.0.2.1");
  });

  test("is the entry of the outermost trusted proxy; entries before it are ignored", () => {
    expect(clientAddress("10.0.0.1", spoofed, 1)).toBe("203.0.113.7");
    expect(clientAddress("10.0.0.1", `6.6.6.6, ${spoofed}, 10.0.0.2`, 2)).toBe("203.0.113.7");
  });

  test.each([
    ["missing", undefined],
    ["too short", "203.0.113.7"],
    ["no address", "unknown, 10.0.0.2"],
  ])("is the socket's when the forwarded list is %s", (_, forwardedFor) => {
    expect(clientAddress("10.0.0.1", forwardedFor, 2)).toBe("10.0.0.1");
  });

  test.each([
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["192.0.2.1:4711", "192.0.2.1"],
    ["[2001:db8::1]:4711", "2001:db8::1"],
    ["2001:db8::1", "2001:db8::1"],
  ])("has one form: %s is %s", (written, address) => {
    expect(clientAddress(undefined, written, 1)).toBe(address);
  });
});

describe("the headers that reach the application", () => {
  const appUrl = new URL("https://alta.example");

  test("name our origin for a form of a no-referrer page, when Sec-Fetch-Site is same-origin", () => {
    const origin = (site: string) => {
      const sent = { host: "alta.example", origin: "null", "sec-fetch-site": site };
      return trustworthyHeaders(sent, { client: "192.0.2.1", appUrl, dev: false }).origin;
    };
    expect(origin("same-origin")).toBe("https://alta.example");
    for (const site of ["cross-site", "same-site", "none", ""]) expect(origin(site)).toBe("null");
  });

  test("name our own host and the client's address, and drop spoofed forwarding headers", () => {
    const claimed = {
      host: "evil.example",
      forwarded: "for=6.6.6.6;host=evil.example",
      "x-forwarded-for": "6.6.6.6",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "http",
      "x-forwarded-port": "81",
      "x-real-ip": "6.6.6.6",
      "true-client-ip": "6.6.6.6",
    };
    expect(trustworthyHeaders(claimed, { client: "192.0.2.1", appUrl, dev: false })).toEqual({
      host: "alta.example",
      "x-forwarded-for": "192.0.2.1",
      "x-forwarded-host": "alta.example",
      "x-forwarded-proto": "https",
    });
  });

  test("lose Next's internal headers and keep those of its browser side [H27]", () => {
    const sent = { "x-middleware-subrequest": "proxy", "next-resume": "1", "x-nextjs-data": "1" };
    const kept = { "next-action": "a1", rsc: "1", "next-router-state-tree": "[]", cookie: "a=b" };
    const headers = trustworthyHeaders({ ...sent, ...kept }, { client: "192.0.2.1", appUrl, dev: false });
    expect(headers).toMatchObject(kept);
    for (const name of Object.keys(sent)) expect(headers).not.toHaveProperty(name);
  });
});

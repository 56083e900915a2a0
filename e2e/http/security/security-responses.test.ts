import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { browserSignIn } from "../support/browser";
import { type Answer, bearer } from "../support/client";
import { builtRoutes } from "../support/routes";
import { throughCache } from "../support/shared-cache";
import { PASSWORD, register, setRole, signIn } from "../support/staff";

const alta = await freshAlta();
const encrypted = await freshAlta({ env: { APP_URL: "https://alta.example" } });
const routes = builtRoutes();
const email = await register(alta);
await setRole(alta, email, "admin");
const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";

function expectGuarded({ status, headers, text }: Answer, https = false): void {
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
  expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
  expect(headers["permissions-policy"]).toContain("camera=()");
  expect(headers["referrer-policy"]).toMatch(/^(no-referrer|strict-origin-when-cross-origin)$/);
  const policy = String(headers["content-security-policy"]);
  // A picture alone may do nothing at all.
  const own = policy.endsWith("; sandbox") ? "'none'" : "'self'";
  for (const rule of [`default-src ${own}`, "object-src 'none'", "base-uri 'none'", `form-action ${own}`])
    expect(policy).toContain(rule);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)|https?:|\*/);
  if (https) expect(headers["strict-transport-security"]).toBe("max-age=63072000");
  else expect(headers).not.toHaveProperty("strict-transport-security");
  expect(headers).not.toHaveProperty("x-powered-by");
  expect(headers).not.toHaveProperty("server");
  if (status >= 400) expect(text).not.toMatch(/node_modules|\.next\/|\bat async |ECONN|select "/);
}

const script = readdirSync(".next/static", { recursive: true, encoding: "utf8" }).find((name) => name.endsWith(".js"));

const ODD = [
  `/_next/static/${script}`,
  "/no-such-page",
  "/api/no-such",
  "/_next/static/no-such.js",
  "/_next/image?url=/icon.svg&w=64&q=75",
  "/%00",
];

test("every route of the build, and unknown paths, are answered with the security headers [WEB-04, WEB-14, HR-12]", async () => {
  for (const path of [...routes.map((route) => route.path), ...ODD]) {
    for (const headers of [{}, { cookie }]) expectGuarded(await alta.send({ method: "GET", path, headers }));
    expectGuarded(await encrypted.send({ method: "GET", path }), true);
  }
});

test("security.txt names a contact until a day to come, and change-password leads to the account page [HR-12]", async () => {
  const { status, headers, text } = await encrypted.send({ method: "GET", path: "/.well-known/security.txt" });
  expect([status, headers["content-type"]]).toEqual([200, "text/plain; charset=utf-8"]);
  const fields = new Map(
    text
      .trim()
      .split("\n")
      .map((line) => line.split(": ") as [string, string]),
  );
  expect(fields.get("Contact")).toBe("mailto:security@alta.example");
  expect(fields.get("Canonical")).toBe("https://alta.example/.well-known/security.txt");
  const days = (Date.parse(fields.get("Expires") ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(365);
  const change = await alta.send({ method: "GET", path: "/.well-known/change-password" });
  expect([change.status, change.headers.location]).toEqual([302, "/cuenta#seguridad"]);
});

test("OPTIONS and 405 name the same methods", async () => {
  for (const { path } of routes.filter(({ kind, path }) => kind === "route" && !/\.(ico|svg)$/.test(path))) {
    const refused = await alta.send({ method: "PUT", path });
    const asked = await alta.send({ method: "OPTIONS", path });
    expect([path, asked.status, asked.headers.allow]).toEqual([path, 204, refused.headers.allow]);
  }
});

test("every route refuses other methods with 405 and an Allow header [WEB-08, H11]", async () => {
  for (const { path, kind } of routes) {
    const asked = await alta.send({ method: "OPTIONS", path });
    for (const method of ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"]) {
      const answer = await alta.send({ method, path, headers: { "x-http-method-override": "GET", cookie } });
      // Files that Next serves itself answer GET only, without an Allow header.
      if (/\.(ico|svg)$/.test(path)) expect([path, answer.status]).toEqual([path, 405]);
      else expect([path, method, answer.status, answer.headers.allow]).toEqual([path, method, 405, expect.any(String)]);
      if (kind === "page") expect(answer.headers.allow).toBe("GET, HEAD, POST");
      expectGuarded(answer);
      if (answer.headers.allow) expect([path, asked.headers.allow]).toEqual([path, answer.headers.allow]);
    }
  }
});

describe("a client's Host and forwarding headers", () => {
  const claims = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example;proto=https",
    "x-original-url": "/cuenta",
    "x-rewrite-url": "/cuenta",
  };

  test("are not reflected in pages, redirects, cookies, tokens or the API's description [WEB-10, H13]", async () => {
    for (const { path } of routes) {
      const answer = await alta.send({ method: "GET", path, headers: claims });
      expect(`${path} ${JSON.stringify(answer.headers)} ${answer.text}`).not.toContain("evil.example");
      if (answer.headers.location) expect(new URL(answer.headers.location, alta.url).origin).toBe(alta.url);
    }
    const { json } = await alta.post("/auth/login", { email, password: PASSWORD }, claims);
    const [, payload = ""] = String((json as { token?: string }).token).split(".");
    expect(JSON.parse(Buffer.from(payload, "base64url").toString()).iss).toBe(alta.url);
  });
});

describe("Next's internal headers and paths are not accepted from clients", () => {
  const TRICKS: Record<string, string>[] = [
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
    { "next-resume": "1" },
    { "x-nextjs-data": "1" },
    { "x-matched-path": "/cuenta" },
    { "x-invoke-path": "/cuenta", "x-invoke-status": "200" },
    { "x-now-route-matches": "1=cuenta" },
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-segment-prefetch": "/_tree" },
    { rsc: "1", "next-router-state-tree": "garbage" },
    { "next-router-state-tree": "%5B%22%22%5D" },
    { "next-url": "/cuenta" },
    { "x-alta-method": "GET" },
  ];
  const PRIVATE = ["/cuenta", "/inicio", "/panel", "/panel/clientes", "/cuenta/datos", "/panel/clientes/1"];
  const variantsOf = (path: string) => [
    path,
    `${path}.rsc`,
    `${path}.segments/_tree.segment.rsc`,
    `${path}.txt`,
    `${path}?_rsc=1`,
    `${path}?nxtPid=1&nxtPtoken=x`,
    `${path}/x.css`,
    `/_next/data/build${path}.json`,
  ];

  test("they reveal no private page [AZ-05, H27]", async () => {
    for (const private_ of PRIVATE)
      for (const path of variantsOf(private_))
        for (const headers of TRICKS) {
          const answer = await alta.send({ method: "GET", path, headers });
          // A page that has begun to stream carries its redirect in the body.
          const sentAway = /NEXT_(REDIRECT|HTTP_ERROR)/.test(answer.text);
          const refused = [303, 307, 400, 404].includes(answer.status) || (answer.status === 200 && sentAway);
          expect([path, headers, refused]).toEqual([path, headers, true]);
          expect(answer.text).not.toMatch(/Mis datos|Persona de Ejemplo|Cerrar sesión|Nuevo cliente/);
        }
  });

  test("there is no image optimiser, no development endpoint, no file of ours [CFG-01, H27]", async () => {
    const paths = [
      "/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75",
      "/_next/image?url=%2Ficon.svg&w=64&q=75",
      "/__nextjs_original-stack-frame",
      "/__nextjs_source-map",
      "/_next/webpack-hmr",
      "/_next/static/../server/app/page.js",
      "/_next/static/%2e%2e/BUILD_ID",
      "/.env",
      "/.git/config",
      "/package.json",
      "/api/../.env",
    ];
    for (const path of paths)
      expect([path, [400, 404].includes((await alta.send({ method: "GET", path })).status)]).toEqual([path, true]);
  });
});

test("next-auth lists one provider, with our own URLs [CFG-01]", async () => {
  const { json } = await alta.send({ method: "GET", path: "/api/auth/providers" });
  expect(Object.keys(json as object)).toEqual(["credentials"]);
  for (const url of JSON.stringify(json).match(/https?:[^"]+/g) ?? []) expect(new URL(url).origin).toBe(alta.url);
});

test("the build has no source map, and serves none [CFG-01]", async () => {
  const files = readdirSync(".next/static", { recursive: true, encoding: "utf8" });
  expect(files.filter((name) => name.endsWith(".map"))).toEqual([]);
  const { text } = await alta.send({ method: "GET", path: `/_next/static/${script}` });
  expect(text).not.toContain("sourceMappingURL");
});

test("a shared cache never serves one visitor's answer to another [WEB-11, H26]", async () => {
  const { visit, hits } = await throughCache(alta.url);
  const token = await signIn(alta, email);
  const seen = [{ cookie }, { cookie, rsc: "1" }, { ...bearer(token), cookie }];
  const paths = routes.flatMap(({ path }) => [path, `${path}?_rsc=1`, `${path}/x.css`]);
  let own = 0;
  for (const path of paths) for (const headers of seen) if ((await visit(path, headers)).text.includes(email)) own += 1;
  expect(own).toBeGreaterThan(0);
  const other = (await browserSignIn(alta, await register(alta), PASSWORD)) ?? "";
  for (const path of paths)
    for (const headers of [{}, { rsc: "1" }, { cookie: other }, { cookie: other, rsc: "1" }])
      expect([path, (await visit(path, headers)).text.includes(email)]).toEqual([path, false]);
  // A cache that stores nothing would prove nothing.
  for (let again = 0; again < 3; again += 1) await visit("/.well-known/jwks.json");
  expect(hits()).toBeGreaterThan(0);
});

test("every personal answer and every error is uncacheable [WEB-11]", async () => {
  for (const { path } of routes.filter(
    ({ path }) => !/jwks|security\.txt|favicon|icon\.svg|webmanifest|openapi|documentos/.test(path),
  )) {
    const { headers, status } = await alta.send({ method: "GET", path, headers: { cookie } });
    if (status === 304) continue;
    expect([path, /no-store|private/.test(String(headers["cache-control"]))]).toEqual([path, true]);
  }
  for (const path of ["/no-such-page", "/api/no-such", "/_next/static/no-such.js", "/%00", "/docs/documentos/otro"]) {
    const { headers } = await alta.send({ method: "GET", path });
    expect([path, /no-store/.test(String(headers["cache-control"]))]).toEqual([path, true]);
  }
});

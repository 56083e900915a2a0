import { expect, test, vi } from "vitest";
import { readEnv } from "../env";

vi.stubEnv("DEPRECATED", "portal 2026-01-01 2026-06-30, /login/ 2020-01-01 2020-02-01, movil 2030-01-01");
vi.resetModules();
const { deprecationHeaders, isGone } = await import("./deprecation");
const { unipetsSignIn } = await import("./unipets");
const { serveSignIn } = await import("./serve");

test("a marked contract says since when and until when, in the headers' own formats", () => {
  expect(deprecationHeaders("portal", "/api/auth/register")).toEqual({
    Deprecation: "@1767225600",
    Sunset: "Tue, 30 Jun 2026 00:00:00 GMT",
  });
  expect(deprecationHeaders("movil", "/api/auth/register/")).toEqual({ Deprecation: "@1893456000" });
  expect(deprecationHeaders("usuarios", "/api/users/register")).toEqual({});
});

test("it is gone from its last day on, and not before", () => {
  const at = (time: string) => isGone("portal", "/api/auth/register", Date.parse(time));
  expect(at("2026-06-29T23:59:59Z")).toBe(false);
  expect(at("2026-06-30T00:00:00Z")).toBe(true);
  expect(isGone("movil", "/api/auth/register/")).toBe(false);
});

test("a path whose day has passed answers 410 in its contract's shape, to every method, and its contract goes on", async () => {
  const { POST, GET } = serveSignIn(unipetsSignIn);
  const ask = (path: string, method: string) =>
    new Request(`https://alta.example${path}`, { method, ...(method === "POST" && { body: "{}" }) });
  for (const [handle, method] of [[POST, "POST"] as const, [GET, "GET"] as const]) {
    const gone = await handle(ask("/login", method));
    expect([gone.status, await gone.json()]).toEqual([410, { message: "Esta dirección ya no está disponible." }]);
    expect(gone.headers.get("sunset")).toBe("Sat, 01 Feb 2020 00:00:00 GMT");
  }
  expect((await POST(ask("/auth/login", "POST"))).status).toBe(415);
});

test.each(["portal", "portal 2026-02-30", "portal 2026-01-01 2025-01-01", "otro 2026-01-01", "/login mañana"])(
  "«%s» is refused at the start, by name",
  (DEPRECATED) => expect(() => readEnv({ DEPRECATED })).toThrow("DEPRECATED: "),
);

test.each([
  ["LEGACY_PORTAL", "http://old.example"],
  ["LEGACY_MOVIL", "https://user:canary@old.example"],
  ["LEGACY_UNIPETS", "ftp://old.example"],
  ["LEGACY_USUARIOS_STATE", "mirar"],
  ["LEGACY_TOKEN_KEYS", "movil:short"],
])("%s=%s is refused at the start, by name and without its value", (name, value) => {
  const refused = () => readEnv({ [name]: value });
  expect(refused).toThrow(`${name}: `);
  expect(refused).not.toThrow("canary");
});

test("an old server may be plain http on this machine only, and never Alta itself", () => {
  for (const url of ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000", "https://old.example/base"])
    expect(readEnv({ LEGACY_MOVIL: url }).LEGACY_MOVIL).toBe(url);
  expect(() => readEnv({ APP_URL: "https://alta.example", LEGACY_MOVIL: "https://alta.example" })).toThrow(
    "LEGACY_MOVIL: ",
  );
});

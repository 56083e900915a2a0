import { once } from "node:events";
import { createServer } from "node:http";
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from "jose";
import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { Examples } from "../support/documents";
import { DOCUMENTED_PATH } from "../support/paths";
import { freshEmail, register, setRole, signIn } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
const HOUR = 3600;
const OURS = ["aud", "exp", "iat", "iss", "jti", "sid", "sub"];

const email = await register(alta);
await setRole(alta, email, "admin");
const admin = await signIn(alta, email);
const portal = (await alta.post(DOCUMENTED_PATH.portal, validBody("portal", freshEmail()))).json as { token: string };
const movil = (await alta.post(DOCUMENTED_PATH.movil, validBody("movil", freshEmail()))).json as Record<string, string>;
const keys = (await alta.send({ method: "GET", path: "/.well-known/jwks.json" })).json as { keys: [] };

const TOKENS = {
  unipets: {
    token: admin,
    seconds: 2 * HOUR,
    documented: new Examples("unipets").json(/200 OK/).body.token,
    typ: "at+jwt",
  },
  portal: {
    token: portal.token,
    seconds: HOUR,
    documented: new Examples("portal").json(/respuesta exitosa/).body.token,
    typ: "at+jwt",
  },
  "movil access": { token: movil.access ?? "", seconds: HOUR, documented: null, typ: "at+jwt" },
  "movil refresh": { token: movil.refresh ?? "", seconds: 14 * 24 * HOUR, documented: null, typ: "refresh+jwt" },
};

describe.each(Object.entries(TOKENS))("a token of %s", (name, { token, seconds, documented, typ }) => {
  test("is signed with ES256 under a published key, with its contract as audience and this origin as issuer [JWT-05]", async () => {
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      algorithms: ["ES256"],
      typ,
      issuer: alta.url,
      audience: name.split(" ")[0] ?? "",
    });
    const [row] = await alta.sql`select account_id from sessions where id = ${String(payload.sid)}`;
    expect(String(row?.account_id)).toBe(payload.sub);
  });

  test("has the document's claims and Alta's standard claims, and no others [JWT-08]", () => {
    const shown = typeof documented === "string" ? decodeJwt(documented) : {};
    const claims = decodeJwt(token);
    expect(Object.keys(claims).sort()).toEqual([...new Set([...Object.keys(shown), ...OURS])].sort());
    for (const [claim, value] of Object.entries(shown))
      expect([claim, typeof claims[claim]]).toEqual([claim, typeof value]);
  });

  test("lives as long as documented [JWT-07]", () => {
    const { iat = 0, exp = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(seconds);
    if (typeof documented !== "string") return;
    const shown = decodeJwt(documented);
    expect((shown.exp ?? 0) - (shown.iat ?? 0)).toBe(seconds);
  });
});

test("the published keys contain no private part", () => {
  expect(keys.keys.length).toBeGreaterThan(0);
  for (const key of keys.keys) expect(Object.keys(key).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
});

test("a UniPets token's claims are those of its owner", () => {
  expect(decodeJwt(admin)).toMatchObject({
    nombre: "Persona de Ejemplo",
    email,
    rol_id: 1,
    id: Number(decodeJwt(admin).sub),
  });
});

describe("a forged, foreign or damaged token gets the documented 401 [JWT-01, H20]", () => {
  const stranger = new Examples("sucursal").json(/401 Unauthorized/);
  const [header = "", payload = "", signature = ""] = admin.split(".");
  const json = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const protectedHeader = decodeProtectedHeader(admin);
  const withHeader = (changes: object) => `${json({ ...protectedHeader, ...changes })}.${payload}.${signature}`;
  const unsigned = (alg: string) => `${json({ alg, typ: "at+jwt" })}.${payload}.`;
  const ask = (authorization: string) => alta.post(DOCUMENTED_PATH.sucursal, {}, { authorization });

  const FORGED: Record<string, string> = {
    none: unsigned("none"),
    None: unsigned("None"),
    nOnE: unsigned("nOnE"),
    "no signature": `${header}.${payload}.`,
    "no third part": `${header}.${payload}`,
    "four parts": `${admin}.${signature}`,
    twice: `${admin}${admin}`,
    HS512: withHeader({ alg: "HS512" }),
    RS256: withHeader({ alg: "RS256" }),
    "kid of a file": withHeader({ kid: "../../dev/null" }),
    "kid of a query": withHeader({ kid: "' or 1=1 --" }),
    crit: withHeader({ crit: ["x"], x: 1 }),
    "other claims": `${header}.${json({ ...decodeJwt(admin), sub: "1" })}.${signature}`,
    "a refresh token": movil.refresh ?? "",
    "the document's own example": String(TOKENS.unipets.documented),
    empty: "",
    "a megabyte short": "a".repeat(12_000),
  };

  test.each(Object.entries(FORGED))("%s", async (_, token) => {
    const answer = await ask(`Bearer ${token}`);
    expect([answer.status, answer.json]).toEqual([401, stranger.body]);
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  });

  test("any character of it changed [JWT-09]", async () => {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (let at = admin.length - 1; at >= 0; at -= 5) {
      // The next letter differs in the lowest bit, one of the spare bits of a signature's last letter.
      const other = alphabet[(alphabet.indexOf(admin[at] ?? "") + 1) % 64];
      const changed = `${admin.slice(0, at)}${other}${admin.slice(at + 1)}`;
      expect([at, (await ask(`Bearer ${changed}`)).status]).toEqual([at, 401]);
    }
  });

  test("signed with a key in its header, and no key is fetched [JWT-02]", async () => {
    let fetched = 0;
    const trap = createServer((_, response) => {
      fetched += 1;
      response.end("{}");
    }).listen(0, "127.0.0.1");
    await once(trap, "listening");
    const address = trap.address() as { port: number };
    const { privateKey, publicKey } = await generateKeyPair("ES256");
    const jwk = await exportJWK(publicKey);
    const url = `http://127.0.0.1:${address.port}/keys`;
    for (const extra of [{ jwk }, { jku: url }, { x5u: url }, { kid: url }]) {
      const header = { alg: "ES256", typ: "at+jwt", ...extra };
      const token = await new SignJWT(decodeJwt(admin)).setProtectedHeader(header).sign(privateKey);
      expect((await ask(`Bearer ${token}`)).status).toBe(401);
    }
    trap.close();
    expect(fetched).toBe(0);
  });

  test("not sent as a bearer token [SES-10]", async () => {
    for (const header of [
      admin,
      `Token ${admin}`,
      `Basic ${admin}`,
      `Bearer`,
      `Bearer  ${admin} x`,
      `Bearer ${admin}, ${admin}`,
    ])
      expect([header.slice(0, 12), (await ask(header)).status]).toEqual([header.slice(0, 12), 401]);
    const inCookie = await alta.post(DOCUMENTED_PATH.sucursal, {}, { cookie: `token=${admin}; access=${admin}` });
    const inQuery = await alta.post(`${DOCUMENTED_PATH.sucursal}?access_token=${admin}`, {});
    expect([inCookie.status, inQuery.status]).toEqual([401, 401]);
  });

  test("while the unchanged token is accepted, in any case of the scheme", async () => {
    for (const scheme of ["Bearer", "bearer", "BEARER"]) expect((await ask(`${scheme} ${admin}`)).status).toBe(400);
  });
});

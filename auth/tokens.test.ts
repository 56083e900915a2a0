import { createHmac, randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { signingPeriods } from "./signing-periods";

const ORIGIN = "https://alta.example.com";
const OLD = "an older secret that was used for signing before";
const NEW = "a newer secret that is used for signing from now on";
vi.stubEnv("APP_URL", ORIGIN);
vi.stubEnv("AUTH_SECRET", OLD);

/** Fresh copies of the modules, as another process with other secrets would load them. */
async function withSecrets(secrets: string) {
  vi.stubEnv("AUTH_SECRET", secrets);
  vi.resetModules();
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("alta.signing-keys")];
  return { ...(await import("./tokens")), ...(await import("./keys")) };
}

const subject = { accountId: 7, sessionId: randomUUID(), audience: "unipets" };
let tokens = await withSecrets(OLD);
beforeEach(async () => {
  tokens = await withSecrets(OLD);
});

const now = () => Math.floor(Date.now() / 1000);
const CLAIMS = { iss: ORIGIN, aud: "unipets", sub: "7", sid: subject.sessionId, jti: randomUUID() };

/** A token with arbitrary claims, signed with our key. */
async function signed(claims: object, header: object = {}): Promise<string> {
  const { kid, key } = await tokens.signingKey();
  const payload = { ...CLAIMS, iat: now(), exp: now() + 60, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid, ...header }).sign(key);
}
const read = (token: string) => tokens.readToken("at+jwt", token);
const json = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

test("our own token is accepted and names its account", async () => {
  expect(await read(await tokens.signToken("at+jwt", subject, 60))).toEqual(subject);
  expect(await read(await signed({}))).toEqual(subject);
});

test("a contract's own claims cannot replace ours", async () => {
  const claims = {
    sub: "1",
    sid: randomUUID(),
    aud: "sucursal",
    iss: "https://evil.example",
    exp: now() + 10 ** 9,
    rol_id: 3,
  };
  expect(await read(await tokens.signToken("at+jwt", subject, 60, claims))).toEqual(subject);
});

describe("a token without a required claim is refused [JWT-03]", () => {
  test.each(["exp", "iat", "sub", "sid", "aud", "jti", "iss"])("%s", async (claim) => {
    expect(await read(await signed({ [claim]: undefined }))).toBeNull();
  });

  test("so is one whose claims have other types", async () => {
    for (const claims of [
      { sid: 7 },
      { sid: "x" },
      { sid: "' or 1=1" },
      { aud: ["unipets", "sucursal"] },
      { iss: "https://evil.example" },
    ])
      expect([claims, await read(await signed(claims))]).toEqual([claims, null]);
  });
});

describe("time", () => {
  test("expires a token, with at most a minute of leeway [JWT-03]", async () => {
    expect(await read(await signed({ exp: now() - 61 }))).toBeNull();
    expect(await read(await signed({ exp: now() + 1 }))).toEqual(subject);
  });

  test("must have reached a token's nbf [JWT-03]", async () => {
    expect(await read(await signed({ nbf: now() + 61 }))).toBeNull();
  });
});

describe("one algorithm, one key, one type", () => {
  test("unsigned tokens are refused, however alg is written [JWT-01]", async () => {
    for (const alg of ["none", "None", "nOnE", "NONE", ""]) {
      const [, payload] = (await signed({})).split(".");
      for (const signature of ["", "AA"])
        expect(await read(`${json({ alg, typ: "at+jwt" })}.${payload}.${signature}`)).toBeNull();
    }
  });

  test("an HMAC with the public key as its secret is refused [JWT-01]", async () => {
    const { kid } = await tokens.signingKey();
    const [publicKey] = tokens.publicKeys().keys;
    for (const [alg, hash] of [
      ["HS256", "sha256"],
      ["HS512", "sha512"],
    ] as const)
      for (const secret of [JSON.stringify(publicKey), String(publicKey?.x), OLD]) {
        const [, payload] = (await signed({})).split(".");
        const input = `${json({ alg, typ: "at+jwt", kid })}.${payload}`;
        const signature = createHmac(hash, secret).update(input).digest("base64url");
        expect(await read(`${input}.${signature}`)).toBeNull();
      }
  });

  test("keys that a token carries or points at are ignored [JWT-02]", async () => {
    const { privateKey, publicKey } = await generateKeyPair("ES256");
    const jwk = await exportJWK(publicKey);
    const { kid } = await tokens.signingKey();
    const headers = [
      { jwk },
      { jwk, kid },
      { kid },
      { kid: "../../dev/null" },
      { kid: "' or 1=1 --" },
      { jku: "https://evil.example/keys" },
      { x5u: "https://evil.example/certificate", kid },
    ];
    for (const header of headers) {
      const protectedHeader = { alg: "ES256", typ: "at+jwt", ...header };
      const payload = { ...CLAIMS, iat: now(), exp: now() + 60 };
      expect(await read(await new SignJWT(payload).setProtectedHeader(protectedHeader).sign(privateKey))).toBeNull();
    }
  });

  test("keys of another type are refused, with or without our kid [JWT-02]", async () => {
    const { privateKey, publicKey } = await generateKeyPair("RS256");
    const jwk = await exportJWK(publicKey);
    const { kid } = await tokens.signingKey();
    for (const header of [{ jwk }, { jwk, kid }]) {
      const token = new SignJWT({ ...CLAIMS, iat: now(), exp: now() + 60 });
      const protectedHeader = { alg: "RS256", typ: "at+jwt", ...header };
      expect(await read(await token.setProtectedHeader(protectedHeader).sign(privateKey))).toBeNull();
    }
  });

  test("an unknown critical header is refused, even under our signature [JWT-02]", async () => {
    const { kid, key } = await tokens.signingKey();
    const header = { alg: "ES256", typ: "at+jwt", kid, crit: ["x"], x: 1 };
    const token = new SignJWT({ ...CLAIMS, iat: now(), exp: now() + 60 }).setProtectedHeader(header);
    expect(await read(await token.sign(key, { crit: { x: true } }))).toBeNull();
  });

  test("an access token is not accepted as a refresh token, nor is one without a type [JWT-04]", async () => {
    const access = await tokens.signToken("at+jwt", subject, 60);
    const refresh = await tokens.signToken("refresh+jwt", subject, 60);
    expect(await tokens.readToken("refresh+jwt", access)).toBeNull();
    expect(await tokens.readToken("at+jwt", refresh)).toBeNull();
    expect(await tokens.readToken("refresh+jwt", refresh)).toEqual(subject);
    for (const typ of [undefined, "JWT", "at+jwt+x"]) expect(await read(await signed({}, { typ }))).toBeNull();
  });
});

test("a token with any character changed, removed, doubled or added is refused [JWT-09]", async () => {
  const token = await signed({});
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (let at = 0; at < token.length; at += 1) {
    const [before, one = "", after] = [token.slice(0, at), token[at], token.slice(at + 1)];
    const next = alphabet[(alphabet.indexOf(one) + 1) % 64];
    for (const other of [`${before}${next}${after}`, `${before}${after}`, `${before}${one}${one}${after}`])
      expect([at, await read(other)]).toEqual([at, null]);
  }
  for (const other of [
    "",
    ".",
    "..",
    "a.b.c",
    `${token}.`,
    `.${token}`,
    `${token}=`,
    ` ${token}`,
    `${token}\n`,
    `${token}${token}`,
    "a".repeat(2 ** 20),
  ])
    expect([other.slice(0, 20), await read(other)]).toEqual([other.slice(0, 20), null]);
});

describe("while a secret is being replaced", () => {
  test("tokens of the old secret are accepted until it is removed from the list [SES-12]", async () => {
    const old = await tokens.signToken("at+jwt", subject, 60);
    const both = await withSecrets(`${NEW}, ${OLD}`);
    expect(await both.readToken("at+jwt", old)).toEqual(subject);
    const fresh = await both.signToken("at+jwt", subject, 60);
    const after = await withSecrets(NEW);
    expect(await after.readToken("at+jwt", fresh)).toEqual(subject);
    expect(await after.readToken("at+jwt", old)).toBeNull();
  });

  test("both public keys are published, under different names", async () => {
    const { keys } = (await withSecrets(`${NEW},${OLD}`)).publicKeys();
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(2 * signingPeriods(Date.now()).length);
    expect(keys.flatMap((key) => Object.keys(key))).not.toContain("d");
  });

  test("processes that share a secret share the key", async () => {
    const one = (await withSecrets(OLD)).publicKeys();
    expect((await withSecrets(OLD)).publicKeys()).toEqual(one);
  });
});

import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

const sql = await coreDatabase();
const { claimKey } = await import("./idempotency");
const { database } = await import("../db/client");

const stranger = (source: string) => ({ scope: "portal anonymous", source });
const body = (email: string) => JSON.stringify({ email, password: "una frase larga" });

/** Carries a request out under its key; what became of the claim. */
async function request(key: string, source: string, text: string) {
  const claimed = await claimKey(key, stranger(source), text);
  if (!("claim" in claimed)) return claimed;
  await database().transaction((tx) => claimed.claim.keep(tx, { made: text }));
  await claimed.claim.release();
  return "made";
}

test("a key that a stranger used before with another body is no key of ours: each source has its own", async () => {
  expect(await request("registro-1", "192.0.2.1", body("mallory@correo.example"))).toBe("made");
  expect(await request("registro-1", "198.51.100.2", body("ana@correo.example"))).toBe("made");
  expect(await request("registro-1", "198.51.100.2", body("otra@correo.example"))).toEqual({
    code: "idempotency_key_reused",
  });
});

test("a key that a stranger holds at this moment is free elsewhere", async () => {
  const held = await claimKey("registro-2", stranger("192.0.2.1"), body("mallory@correo.example"));
  expect(await request("registro-2", "198.51.100.2", body("ana@correo.example"))).toBe("made");
  if ("claim" in held) await held.claim.release();
});

test("a phone that changed networks gets the answer of its key and body, and nobody without the whole body does", async () => {
  const text = body("bruno@correo.example");
  expect(await request("registro-3", "192.0.2.1", text)).toBe("made");
  expect(await request("registro-3", "203.0.113.7", text)).toEqual({ answer: { made: text } });
  expect(await request("registro-3", "203.0.113.7", text)).toEqual({ answer: { made: text } });
  expect(await request("registro-3", "203.0.113.8", body("bruno@correo.example ").replace("larga", "corta"))).toBe(
    "made",
  );
});

test("after a day it is forgotten from everywhere", async () => {
  const text = body("carla@correo.example");
  expect(await request("registro-4", "192.0.2.1", text)).toBe("made");
  await sql`update idempotent_requests set created_at = now() - interval '25 hours'`;
  expect(await request("registro-4", "203.0.113.7", text)).toBe("made");
});

test("neither key nor body can be read or guessed offline from what is stored", async () => {
  const rows = await sql`select key_hash, fingerprint, sealed_answer from idempotent_requests`;
  for (const row of rows)
    for (const value of Object.values(row))
      expect(Buffer.from(value ?? "").toString("latin1")).not.toMatch(/registro|correo/);
});

import { monitorEventLoopDelay } from "node:perf_hooks";
import { dictionary } from "@zxcvbn-ts/language-common";
import { describe, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

await coreDatabase();
const strength = await import("./password-strength");

async function assessPassword(password: string, personal: string[]) {
  const judged = await strength.assessPassword(password, personal, "submitted");
  if ("code" in judged) throw new Error(judged.code);
  return judged;
}

const accepted = async (passwords: readonly string[], personal: string[] = []) => {
  const judged = await Promise.all(passwords.map(async (one) => ({ one, ...(await assessPassword(one, personal)) })));
  return judged.filter(({ acceptable }) => acceptable).map(({ one }) => one);
};

test("of the fifty thousand most common passwords those that are long enough are refused, each with a reason [PW-08]", {
  timeout: 240_000,
}, async () => {
  const lists = Object.entries(dictionary).filter(([name]) => /passwords/i.test(name));
  const common = lists.flatMap(([, words]) => words as string[]).filter((word) => [...word].length >= 10);
  expect(common.length).toBeGreaterThan(1500);
  for (const password of common)
    expect([password, await assessPassword(password, [])]).toEqual([
      password,
      { acceptable: false, advice: expect.stringMatching(/^\p{Lu}.{10,}/u) },
    ]);
});

test("so are common Spanish passwords [PW-08, PW-09]", async () => {
  const spanish = [
    "contraseña",
    "contrasena",
    "contraseña1",
    "contraseña123",
    "Contraseña2026",
    "micontraseña",
    "1234567890",
    "0987654321",
    "qwertyuiop",
    "asdfghjklñ",
    "teamomucho",
    "barcelona123",
    "alejandro123",
    "bienvenido1",
    "Bienvenida2026",
    "clave12345",
    "aaaaaaaaaa",
    "abcdefghij",
    "realmadrid",
    "sucursal2026",
    "cliente2026",
    "altaclientes",
    "clienteAlta1",
  ];
  expect(await accepted(spanish)).toEqual([]);
});

test("so are passwords made of the person's own data with padding [PW-09]", async () => {
  const personal = ["maría.quiroga@ejemplo.com", "María José", "Quiroga Peña", "+591 71234567", "8.123.456-K"];
  const own = [
    "maria.quiroga",
    "mariaquiroga1",
    "QuirogaPeña!!",
    "71234567 71234567",
    "mariajose2026",
    "8123456K8123456K",
  ];
  expect(await accepted(own, personal)).toEqual([]);
});

test("a passphrase is accepted, whatever its characters [PW-07]", async () => {
  const good = ["correcto caballo bateria grapa", "nube lenta de cobre", "ñandú púrpura 7 veces", "Zx9!kWq2#Lm4"];
  expect(await accepted(good, ["maria@ejemplo.com"])).toEqual(good);
});

test("length is counted in code points, and every refusal says what to do [PW-01]", async () => {
  const ten = "🐙🦀🐳🌵🍉🎻🧭🪁🧊🌋";
  expect(await accepted(["🐙🦀🐳🌵🍉🎻🧭🪁🧊", "a b c d e", ten])).toEqual([ten]);
  const { acceptable, advice } = await assessPassword("corta", []);
  expect(acceptable).toBe(false);
  expect(advice).toMatch(/\p{L}{3}/u);
});

test("common passwords are refused in l33t too", async () => {
  const l33t = ["p4ssw0rd123", "P@ssw0rd2026", "c0ntr4s3ñ4", "b13nv3n1d0", "5up3rm4n123", "m1c0ntr4s3n4"];
  expect(await accepted(l33t)).toEqual([]);
});

describe("rating a hostile password [HR-01]", () => {
  const hostile = {
    "l33t in every reading": "p4ssw0rd1l0v3y0up@$$w0rd",
    "every sign of l33t": "4@83(369&#1|!0$57+%2",
    "l33t of several signs": "2uvvvvuu2v|_||-|//",
    "one digit": "1",
    "a repetition of repetitions": "aabaab",
    dates: "01/01/2001",
    "rows of keys": "qwertyuiop",
    weekdays: "lunesmartes",
    "combining signs": "e\u0301\u0302\u0303",
    "letters that NFKC makes eighteen of": "\ufdfa",
  };
  const personal = Array.from({ length: 12 }, (_, index) => `a1b ${index} `.repeat(40));

  test.each(Object.entries(hostile))(
    "(%s) takes tens of milliseconds and does not hold the event loop",
    async (_, text) => {
      await assessPassword("calienta el hilo", []);
      const password = text.repeat(256).slice(0, 256);
      const loop = monitorEventLoopDelay({ resolution: 5 });
      loop.enable();
      const began = performance.now();
      for (let time = 0; time < 3; time += 1) await assessPassword(password, personal);
      const each = (performance.now() - began) / 3;
      loop.disable();
      expect(each).toBeLessThan(500);
      expect(loop.max / 1e6).toBeLessThan(250);
    },
  );
});

test("passwords beyond the queue are refused as overloaded, and other lanes get their turn", async () => {
  const storm = Array.from({ length: 150 }, (_, index) =>
    strength.assessPassword(`p4ssw0rd ${index}`, [], "submitted"),
  );
  const signedIn = strength.assessPassword("nube lenta de cobre", [], "signed-in").then(() => performance.now());
  const last = Promise.all(storm).then((judged) => ({ judged, at: performance.now() }));
  const { judged, at } = await last;
  const refused = judged.filter((one) => "code" in one);
  // Those that waited for five seconds are refused too.
  expect(refused.length).toBeGreaterThanOrEqual(49);
  for (const one of refused) expect(one).toEqual({ code: "overloaded", retryAfterSeconds: expect.any(Number) });
  expect(await signedIn).toBeLessThan(at);
});

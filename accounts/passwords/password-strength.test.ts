import { dictionary } from "@zxcvbn-ts/language-common";
import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

await coreDatabase();
const { assessPassword } = await import("./password-strength");

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

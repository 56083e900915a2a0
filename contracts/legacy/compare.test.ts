import { describe, expect, test } from "vitest";
import { movil, movilSignIn } from "../movil";
import { portal } from "../portal";
import { compare } from "./compare";
import type { Movable } from "./movable";
import { redact } from "./redact";

const of = (operation: unknown) => operation as Movable;
const own = (operation: unknown, status: number, body: object, code: string | null = null) => ({
  reply: { status, body },
  code,
  operation: of(operation),
});
const taken = { email: ["usuario con este email ya existe."] };

describe("two answers", () => {
  test("are equal, equal but for what varies, or differ in a named member", () => {
    const body = (id: unknown) => ({ access: "a", refresh: "b", usuario_id: id });
    const told = (ours: object, theirs: object) =>
      compare(of(movil), { status: 201, body: theirs, accepted: true }, own(movil, 201, ours));
    expect(told(body(1), body(1))).toEqual({ kind: "equal", clause: "201" });
    expect(told(body(1), body(7))).toMatchObject({ kind: "varying" });
    expect(told(body(1), body("7"))).toEqual({ kind: "unexplained", clause: "201: usuario_id" });
    expect(told(body(1), { ...body(1), mio: 1 })).toEqual({ kind: "unexplained", clause: "201: otro" });
  });

  test("with other sentences, or other statuses, are not explained", () => {
    const old = { status: 400, body: { status: "error", message: "Falta email" }, accepted: false };
    const ours = { status: "error", message: "El campo 'email' es obligatorio." };
    expect(compare(of(portal), old, own(portal, 400, ours, "invalid"))).toEqual({
      kind: "unexplained",
      clause: "400: message",
    });
    expect(compare(of(portal), { ...old, status: 422 }, own(portal, 400, ours, "invalid"))).toEqual({
      kind: "unexplained",
      clause: "422 → 400",
    });
    expect(compare(of(portal), { ...old, status: 500 }, own(portal, 400, ours, "invalid")).kind).toBe("accepted");
    const accepted = { status: 201, body: { access: "a" }, accepted: true };
    expect(compare(of(movil), accepted, own(movil, 400, { password: ["corta"] }, "invalid"))).toEqual({
      kind: "unexplained",
      clause: "201 → 400",
    });
  });

  test("are explained where only one side has the person", () => {
    const refused = { status: 400, body: taken, accepted: false };
    expect(compare(of(movil), refused, own(movil, 201, { access: "a" }))).toMatchObject({ clause: "not_here_yet" });
    const both = { ...taken, password: ["Las contraseñas no coinciden."] };
    const mismatch = own(movil, 400, { password: ["Las contraseñas no coinciden."] }, "invalid");
    expect(compare(of(movil), { ...refused, body: both }, mismatch)).toMatchObject({ clause: "not_here_yet" });
    const signedIn = { status: 200, body: { access: "a" }, accepted: true };
    expect(compare(of(movilSignIn), signedIn, own(movilSignIn, 401, {}, "wrong_credentials"))).toMatchObject({
      kind: "accepted",
      clause: "not_here_yet",
    });
  });
});

test("an example has nothing of a person in it [IM-02]", () => {
  const sent = { email: "ana@example.com", password: "Clave1ºSegura", nombre: "Ana Rojas", celular: 71234567 };
  const answer = {
    message: "El email ana@example.com de Ana Rojas ya existe.",
    user: { id: 4321, nombre: "Ana Rojas", celular: "71234567", email: "ana@example.com", eco: "Clave1ºSegura" },
    token: "eyJhbGciOiJIUzI1NiJ9.eyJpZCI6MX0.c2lnbmF0dXJl",
    password_generada: "Kj9#mN2$pL5",
  };
  const covered = JSON.stringify(redact(answer, sent));
  for (const secret of ["ana@", "Ana", "Rojas", "7123", "Clave", "eyJ", "4321", "Kj9"])
    expect(covered).not.toContain(secret);
  expect(covered).toContain("ya existe.");
});

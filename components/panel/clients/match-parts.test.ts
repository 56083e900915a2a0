import { expect, test } from "vitest";
import { type Kind, matchParts } from "./match-parts";

const marked = (text: string, sought: string, kind: Kind = "name") =>
  matchParts(text, sought, kind)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join("");

test("what matches is marked whatever its accents, and nothing of the text is lost", () => {
  expect(marked("María Belén Yáñez", "yanez maria")).toBe("[María] Belén [Yáñez]");
  expect(marked("Mariana Rojas", "MARÍA")).toBe("[Maria]na Rojas");
  expect(marked("ﬁdel Ñandú", "fi nandu")).toBe("[ﬁ]del [Ñandú]");
  expect(marked("ana@correo.example", "correo", "text")).toBe("ana@[correo].example");
  expect(marked("Ana Rojas", "zzz")).toBe("Ana Rojas");
});

test("of a slip of the hand the whole word is marked", () => {
  expect(marked("Rosa Ibarra", "ibara")).toBe("Rosa [Ibarra]");
  expect(marked("Persona Inventada", "prsona")).toBe("[Persona] Inventada");
  expect(marked("Rosa Ibarra", "ib")).toBe("Rosa [Ib]arra");
});

test("a number is marked whatever its punctuation, there and in the search", () => {
  expect(marked("+591 71-234-567", "71234567", "number")).toBe("+591 [71-234-567]");
  expect(marked("4.567.890-LP", "4567-890", "number")).toBe("[4.567.890]-LP");
  expect(marked("+591 7123 4567", "7123 4567", "number")).toBe("+591 [7123 4567]");
  expect(marked("+591 7123 4567", "ana", "number")).toBe("+591 7123 4567");
});

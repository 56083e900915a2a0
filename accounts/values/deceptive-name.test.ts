import { expect, test } from "vitest";
import { isDeceptive, likeness, nameSkeleton } from "./deceptive-name";

test.each(["Lucía Mercadо", "Аna Rojas", "Gerеnciа", "Рор", "Mаría-José", "Νicolás"])(
  "%s, with letters of another script in a Latin word or nothing but their doubles, is deceptive [HR-03]",
  (name) => expect(isDeceptive(name)).toBe(true),
);

test.each([
  "Lucía Mercado",
  "José Ñáñez O’Brien-d'Ávila",
  "Иван Петров",
  "Γιώργος",
  "王 小明",
  "Łukasz Ødegård",
  "李 Ana",
])("%s is a name like any other [HR-03]", (name) => expect(isDeceptive(name)).toBe(false));

test("what the eye takes for one name has one skeleton [HR-03]", () => {
  for (const name of ["LUCIA  MERCADO", "Lucía Mercadо", "Lucіa Mercado", "1ucía Mercad0", "Ｌucía Mercado"])
    expect([name, nameSkeleton(name)]).toEqual([name, nameSkeleton("Lucía Mercado")]);
  expect(nameSkeleton("Lucas Mercado")).not.toBe(nameSkeleton("Lucía Mercado"));
});

test("likeness goes from nothing in common to the same [HR-03]", () => {
  const [lucia, lucio, bruno] = ["luclamercado", "lucломercado", "brunozutano"];
  expect(likeness(lucia, lucia)).toBe(1);
  expect(likeness(lucia, lucio)).toBeGreaterThan(0.6);
  expect(likeness(lucia, bruno)).toBeLessThan(0.3);
  expect(likeness("", "")).toBe(0);
});

import { describe, expect, test } from "vitest";
import { invalid, type Values } from "./form-state";
import { phone as phoneRule } from "./phone-rule";
import { readForm } from "./read-form";
import { errorsOf, type FormName, rules } from "./rules";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

function check(name: FormName, values: Values) {
  const read = rules[name].safeParse(values);
  return read.success ? {} : errorsOf(read.error);
}

const date = (day: string, month: string, year: string) =>
  readForm(form({ "birthDate-day": day, "birthDate-month": month, "birthDate-year": year })).birthDate;

const phone = (prefix: string, number: string) => readForm(form({ "phone-prefix": prefix, phone: number })).phone;

describe("a posted form is read as the core's fields", () => {
  test("the parts of a date become one day, and an incomplete date does not count as an absent one", () => {
    expect(date("5", "03", "1948")).toBe("1948-03-05");
    expect(date("", "", "")).toBe("");
    expect(date("5", "", "1948")).toBe("1948--05");
    expect(check("profile", { givenNames: "Ana", birthDate: "1948--05" })).toHaveProperty("birthDate");
  });

  test("a telephone takes its country's prefix unless it was typed with its own or none is chosen", () => {
    expect(phone("BO", "71 234-567")).toBe("+59171234567");
    expect(phone("EC", "099 123 4567")).toBe("+593991234567");
    expect(phone("BO", "+34 600 000 000")).toBe("+34 600 000 000");
    expect(phone("BO", "0034 600000000")).toBe("0034 600000000");
    expect(phone("", "71234567")).toBe("71234567");
    expect(phone("BO", "")).toBe("");
    expect(phone("BO", "no tengo")).toBe("no tengo");
  });

  test("the framework's own fields, files and the idempotency key are not values", () => {
    const data = form({ $ACTION_REF_1: "x", idempotencyKey: "k", email: "ana@ejemplo.com" });
    data.set("photo", new File(["x"], "x.png"));
    expect(readForm(data)).toEqual({ email: "ana@ejemplo.com" });
  });
});

test("a refused form gives back what was typed, and no password", () => {
  const values = { email: "ana@ejemplo.com", password: "a", currentPassword: "b", newPassword: "c" };
  expect(invalid(values, {}).values).toEqual({ email: "ana@ejemplo.com" });
});

test("every invalid field is reported once, in a sentence", () => {
  const errors = check("register", { givenNames: " ", email: "ana@", password: "corta", phone: "", gender: "X" });
  expect(Object.keys(errors)).toEqual(["givenNames", "surnames", "email", "password", "phone", "gender"]);
  for (const sentence of Object.values(errors)) expect(sentence).toMatch(/^\p{Lu}.*[.m]$/u);
});

describe("a telephone in a form of ours", () => {
  const sent = (given: string) => check("register", { phone: given }).phone;

  test.each(["hola", "12", "+591 12", "+591712345678901", "no tengo"])("%s is no possible number", (given) => {
    expect(sent(given)).toBe("Revisa el teléfono: elige el país y escribe el número completo.");
  });

  test.each([
    ["+591 71 234 567", "+59171234567"],
    ["0034 600 000 000", "+34600000000"],
    ["+54 11 2345-6789", "+541123456789"],
    ["71234567", "71234567"],
  ])("%s is kept as %s", (given, kept) => {
    expect(sent(given)).toBeUndefined();
    expect(phoneRule.parse(given)).toBe(kept);
  });
});

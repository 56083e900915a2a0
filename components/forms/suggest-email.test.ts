import { expect, test } from "vitest";
import { suggestEmail } from "./suggest-email";

test.each([
  ["rosa@gmial.com", "rosa@gmail.com"],
  ["rosa@gmail.co", "rosa@gmail.com"],
  ["rosa@gmail.con", "rosa@gmail.com"],
  ["Rosa.Paz@GMAIL.CMO", "Rosa.Paz@gmail.com"],
  ["rosa@hotmial.com", "rosa@hotmail.com"],
  ["rosa@outlok.es", "rosa@outlook.es"],
  ["rosa@yaho.com.mx", "rosa@yahoo.com.mx"],
])("%s was probably meant as %s", (typed, meant) => expect(suggestEmail(typed)).toBe(meant));

test.each([
  "rosa@gmail.com",
  "rosa@yahoo.com.mx",
  "rosa@mail.com",
  "rosa@ymail.com",
  "rosa@umsa.bo",
  "rosa@entel.bo",
  "rosa@terra.com.pe",
  "rosa@movistar.es",
  "rosa@ejemplo.com",
  "rosa@example.com",
  "rosa@empresa.com.bo",
  "rosa@alta.test",
  "rosa",
  "@gmial.com",
  "",
])("%s is left alone", (typed) => expect(suggestEmail(typed)).toBeNull());

import { expect, test } from "vitest";
import { wrongCheckDigit } from "./check-digit";

test.each([
  ["20-43769142-9", null, null],
  ["20267565393", null, "AR"],
  ["12.345.678-5", "RUT", null],
  ["6.000.000-K", "RUT", null],
  ["10437691423", null, "PE"],
  ["20100070970", null, "PE"],
  ["1710034065", null, "EC"],
  ["1.234.567-2", null, "UY"],
  ["HEGG560427MVZRRL04", "CURP", null],
] as const)("the check digit of %s is right", (number, type, country) => {
  const expected = wrongCheckDigit(number, type, country);
  expect(expected).toBe(null);
});

test.each([
  ["12.345.678-4", "RUT", null, "5"],
  ["1710034066", null, "EC", "5"],
  ["HEGG560427MVZRRL05", "CURP", null, "4"],
] as const)("%s should end with another digit", (number, type, country, digit) => {
  expect(wrongCheckDigit(number, type, country)).toBe(digit);
});

test("numbers without a check digit, or of an unknown kind, are never wrong", () => {
  for (const number of ["6543210", "6543210 LP", "43769142", "AB123456", "10437691425", "12345678-4"])
    expect(wrongCheckDigit(number, null, null)).toBe(null);
});

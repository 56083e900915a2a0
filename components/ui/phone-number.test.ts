import { expect, test } from "vitest";
import { phonePrefixes } from "@/messages/phone-prefixes";
import { countryOfLanguages, joinPhone, splitPhone } from "./phone-number";

test("a joined number splits into its country and local number again, for every country", () => {
  const local: Record<string, string> = { PR: "7875551234", DO: "8295551234", US: "2125551234" };
  for (const [country] of phonePrefixes) {
    const number = local[country] ?? "71234567";
    expect(splitPhone(joinPhone(country, number))).toEqual({ country, number });
  }
});

test("a number without a prefix, or with one that is not in the list, stays whole", () => {
  expect(splitPhone("71234567")).toEqual({ country: "", number: "71234567" });
  expect(splitPhone("+81 90 1234 5678")).toEqual({ country: "", number: "+81 90 1234 5678" });
  expect(splitPhone("")).toEqual({ country: "", number: "" });
});

test("the country is the first one named in Accept-Language, or none", () => {
  expect(countryOfLanguages("es-MX,es;q=0.9,en-US;q=0.8")).toBe("MX");
  expect(countryOfLanguages("es-419,es;q=0.9")).toBe("");
  expect(countryOfLanguages("es-US,es;q=0.9")).toBe("");
  expect(countryOfLanguages("en-US,es-BO;q=0.9")).toBe("BO");
  expect(countryOfLanguages("zh-Hans-CN, qu-bo;q=0.5")).toBe("BO");
  expect(countryOfLanguages(null)).toBe("");
});

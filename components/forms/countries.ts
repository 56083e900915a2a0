import { COUNTRIES } from "@/accounts/values/countries";

export type Country = { code: string; name: string };
export type Countries = { likely: Country[]; all: Country[] };

const likely = "BO AR CL CO CR CU DO EC SV ES GT HN MX NI PA PY PE PR UY VE BR US".split(" ");

/** Every country by its Spanish name, likely ones first. For the server only: browsers sort and name them differently. */
export function countries(): Countries {
  const names = new Intl.DisplayNames("es", { type: "region" });
  const order = new Intl.Collator("es");
  const named = (codes: readonly string[]) =>
    codes.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) => order.compare(a.name, b.name));
  return { likely: named(likely), all: named(COUNTRIES) };
}

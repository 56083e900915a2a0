import { COUNTRIES } from "../../values/countries";
import { plainText } from "../../values/plain-text";

/** What lists of countries say besides their names: three letters, and everyday names. */
const OTHERS: Record<string, string> = {
  ...{ arg: "AR", bol: "BO", bra: "BR", chl: "CL", col: "CO", cri: "CR", cub: "CU", dom: "DO", ecu: "EC", esp: "ES" },
  ...{ gtm: "GT", hnd: "HN", mex: "MX", nic: "NI", pan: "PA", per: "PE", pri: "PR", pry: "PY", slv: "SV", ury: "UY" },
  ...{ ven: "VE", usa: "US", eeuu: "US", "ee. uu.": "US", "ee.uu.": "US", "estados unidos de america": "US" },
};

let names: Map<string, string> | undefined;

/** The country of a code of two or three letters, or of its name in Spanish or English; null for another text. */
export function readCountry(text: string): string | null {
  const plain = plainText(text.trim());
  names ??= new Map([
    ...["es", "en"].flatMap((language) => {
      const of = new Intl.DisplayNames(language, { type: "region" });
      return COUNTRIES.map((code): [string, string] => [plainText(of.of(code) ?? code), code]);
    }),
    ...COUNTRIES.map((code): [string, string] => [code.toLowerCase(), code]),
    ...Object.entries(OTHERS),
  ]);
  return names.get(plain) ?? null;
}

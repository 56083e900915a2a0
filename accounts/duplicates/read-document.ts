import { documentKey } from "../values/document-key";
import { isNoDocument } from "./placeholders";

export type ReadDocument = {
  key: string;
  /** What names the person, whichever of their documents it was read from: the DNI in a CUIL, the cédula in a RUC. */
  cores: string[];
  /** What a shorter form of the number would be: without the check digit, or the part of a CURP that an RFC has. */
  parts: string[];
  /** What tells apart people who share the number: a Bolivian CI's complement and place, V or E of Venezuela. */
  complement: string | null;
  place: string | null;
  /** A CURP tells it. */
  birthDate: string | null;
};

const PLACES: Record<string, string> = {
  LP: "LP LPZ LAPAZ",
  CB: "CB CBB CBBA COCHABAMBA",
  SC: "SC SCZ SANTACRUZ",
  OR: "OR ORU ORURO",
  PT: "PT PO PTS POT POTOSI",
  TJ: "TJ TJA TARIJA",
  CH: "CH CHQ CHUQUISACA",
  BE: "BE BN BEN BENI",
  PD: "PD PA PN PAN PANDO",
};
const PLACE_OF = new Map(Object.entries(PLACES).flatMap(([code, all]) => all.split(" ").map((name) => [name, code])));

const CI = new RegExp(
  `^(\\d{5,8})(\\d[A-Z])?(${[...PLACE_OF.keys()].sort((a, b) => b.length - a.length).join("|")})?$`,
);
const CUIL = /^2[034567]0*(\d{1,8})\d$/;
const RUC_PERU = /^10(\d{8})\d$/;
const RUC_ECUADOR = /^(\d{10})001$/;
const VENEZUELA = /^([VE])0*(\d{5,9})$/;
const RUT = /^(\d{6,8})[\dK]$/;
const CURP = /^([A-Z]{4}(\d{2})(\d{2})(\d{2}))[HMX][A-Z]{5}([A-Z\d])\d$/;
const RFC = /^([A-Z]{4}\d{6})[A-Z\d]{3}$/;

const bare = (number: string) => (/^\d+$/.test(number) ? number.replace(/^0+/, "") : number);

/** What a document number says about its holder; null when it is too short or stands for none. */
export function readDocument(number: string): ReadDocument | null {
  const key = documentKey(number.replace(/\p{Cc}/gu, ""));
  if (isNoDocument(bare(key)) || isNoDocument(key)) return null;
  const read: ReadDocument = { key, cores: [bare(key)], parts: [], complement: null, place: null, birthDate: null };
  const ci = CI.exec(key);
  if (ci) {
    const [, core = "", complement = null, place] = ci;
    Object.assign(read, { cores: [bare(core)], complement, place: PLACE_OF.get(place ?? "") ?? null });
  }
  const venezuelan = VENEZUELA.exec(key);
  if (venezuelan) Object.assign(read, { cores: [bare(venezuelan[2] ?? "")], place: venezuelan[1] });
  const inside = inner(key);
  if (inside) read.cores.push(bare(inside));
  // With its check digit behind a hyphen, as in a RUT, a NIT or a RUC of Paraguay.
  if (RUT.test(key) && /-\s*[\dkK]\s*$/.test(number)) read.parts.push(bare(key.slice(0, -1)));
  const tax = /^[VEJPG]?-?([\d.]{7,12})-\s*\d\s*$/.exec(number.trim().toUpperCase());
  if (tax) read.parts.push(bare(documentKey(tax[1] ?? "")));
  const curp = CURP.exec(key);
  if (curp) {
    const [, base = "", year, month, day, century = "0"] = curp;
    read.parts.push(base);
    read.birthDate = `${/\d/.test(century) ? 19 : 20}${year}-${month}-${day}`;
  }
  const rfc = RFC.exec(key);
  if (rfc) read.parts.push(rfc[1] ?? "");
  read.cores = [...new Set(read.cores)].filter((core) => core.length >= 4);
  read.parts = [...new Set(read.parts)].filter((part) => part.length >= 4 && !read.cores.includes(part));
  return read.cores.length > 0 ? read : null;
}

/** The number of the person's own document within a tax number. */
function inner(key: string): string | null {
  if (key.length === 11) return (RUC_PERU.exec(key) ?? CUIL.exec(key))?.[1] ?? null;
  return RUC_ECUADOR.exec(key)?.[1] ?? null;
}

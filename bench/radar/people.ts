import { givenNames, surnames } from "../../scripts/demo/names.ts";
import type { Random } from "./random.ts";

export type Client = {
  country: "AR" | "BO" | "CL" | "EC" | "PE";
  givenNames: string;
  surnames: string;
  email: string;
  phone: string;
  birthDate: string;
  document: string;
};

const COMMON_GIVEN =
  "María,José,Juan,Ana,Luis,Carlos,Rosa,Jorge,Carmen,Miguel,Jesús,Francisco,Pedro,Víctor,Daniel".split(",");
const OWN: Record<Client["country"], string[]> = {
  AR: "González,Rodríguez,Gómez,Fernández,López,Díaz,Martínez,Pérez,García,Sánchez,Romero,Sosa,Benítez".split(","),
  BO: "Mamani,Quispe,Flores,Condori,Choque,Rojas,Vargas,Gutiérrez,Fernández,Cruz,López,Huanca,Apaza".split(","),
  CL: "González,Muñoz,Rojas,Díaz,Pérez,Soto,Contreras,Silva,Martínez,Sepúlveda,Morales,Rodríguez".split(","),
  EC: "Sánchez,Zambrano,Rodríguez,García,López,Vera,Mendoza,Torres,Castillo,Cedeño,Vélez,Guamán".split(","),
  PE: "Quispe,Flores,Sánchez,García,Rojas,Huamán,Mamani,Vásquez,Ramos,Díaz,Castillo,Torres,Condori".split(","),
};
const GIVEN = [...COMMON_GIVEN, ...givenNames.filter((name) => !COMMON_GIVEN.includes(name))];
const SURNAMES = Object.fromEntries(
  Object.entries(OWN).map(([country, own]) => [country, [...own, ...surnames.filter((name) => !own.includes(name))]]),
) as typeof OWN;

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[^a-zA-Z0-9.]/g, "")
    .toLowerCase();

const two = (number: number) => String(number).padStart(2, "0");

const DOCUMENT: Record<Client["country"], (random: Random) => string> = {
  AR: (random) => String(10_000_000 + random.below(40_000_000)),
  BO: (random) => String(1_000_000 + random.below(9_000_000)),
  CL: (random) => withRutDigit(String(5_000_000 + random.below(20_000_000))),
  EC: (random) => `${two(1 + random.below(24))}${random.below(6)}${random.digits(7)}`,
  PE: (random) => String(10_000_000 + random.below(70_000_000)),
};

function withRutDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => total + Number(digit) * (2 + (at % 6)), 0);
  return `${body}-${"0K987654321"[sum % 11] ?? "0"}`;
}

const PHONE: Record<Client["country"], (random: Random) => string> = {
  AR: (random) => `+549${random.one(["341", "351", "261", "381"])}${4 + random.below(3)}${random.digits(6)}`,
  BO: (random) => `+591${random.one(["6", "7"])}${random.digits(7)}`,
  CL: (random) => `+569${random.digits(8)}`,
  EC: (random) => `+5939${random.digits(8)}`,
  PE: (random) => `+519${random.digits(8)}`,
};

const COUNTRIES = ["AR", "BO", "CL", "EC", "PE"] as const;

/**
 * A fictitious client. One in eight is a relative of the one before: the same home phone, a surname in common, another
 * birth date and document. Relatives are what a search for doubles must not show.
 */
export function drawClient(random: Random, number: number, before: Client | null): Client {
  const relative = before !== null && random.chance(0.125) ? before : null;
  const country = relative?.country ?? random.one(COUNTRIES);
  const given = random.common(GIVEN) + (random.chance(0.55) ? ` ${random.common(GIVEN)}` : "");
  const family = relative?.surnames.split(" ")[0] ?? random.common(SURNAMES[country]);
  const names = `${family} ${random.common(SURNAMES[country])}`;
  return {
    country,
    givenNames: given,
    surnames: names,
    email: `${plain(given.split(" ")[0] ?? "")}.${plain(family)}${random.below(9999)}.${number}@correo.example`,
    phone: relative && random.chance(0.7) ? relative.phone : PHONE[country](random),
    birthDate: `${1940 + random.below(67)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`,
    document: DOCUMENT[country](random),
  };
}

/** What of a client is stored: other channels ask for less than the counter does. */
export function asStored(random: Random, client: Client): Client {
  return {
    ...client,
    document: random.chance(0.85) ? client.document : "",
    birthDate: random.chance(0.9) ? client.birthDate : "",
    phone: random.chance(0.95) ? client.phone : "",
  };
}

export function* drawClients(random: Random, count: number): Generator<Client> {
  let before: Client | null = null;
  for (let number = 0; number < count; number += 1) {
    before = drawClient(random, number, before);
    yield before;
  }
}

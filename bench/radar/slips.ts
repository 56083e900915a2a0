import type { Client } from "./people.ts";
import type { Random } from "./random.ts";

type Slip = (client: Client, random: Random) => Partial<Client>;

const NICKNAMES: Record<string, string> = {
  José: "Pepe",
  Francisco: "Pancho",
  Ignacio: "Nacho",
  María: "Ma.",
  Guillermo: "Memo",
  Alejandra: "Ale",
  Alejandro: "Ale",
  Jesús: "Chuy",
  Enrique: "Quique",
  Luis: "Lucho",
  Rosario: "Charo",
  Guadalupe: "Lupe",
  Eduardo: "Lalo",
  Carlos: "Carlitos",
  Juan: "Juancho",
  Manuel: "Manolo",
  Rafael: "Rafa",
  Sebastián: "Seba",
  Gabriela: "Gaby",
  Daniela: "Dani",
  Teresa: "Tere",
  Beatriz: "Bety",
};

const SOUNDS: [RegExp, string][] = [
  [/v/, "b"],
  [/b/, "v"],
  [/z/, "s"],
  [/s(?=[aeiou])/, "z"],
  [/ll/, "y"],
  [/gu(?=[ei])/, "g"],
  [/qu/, "k"],
  [/^H/, ""],
  [/J(?=[ei])/, "G"],
  [/í/, "i"],
  [/ñ/, "n"],
  [/y/, "i"],
];

function swap(text: string, random: Random, where: RegExp): string {
  const places = [...text].flatMap((sign, at) => {
    const next = text[at + 1] ?? "";
    return where.test(sign) && where.test(next) && sign !== next ? [at] : [];
  });
  if (places.length === 0) return text;
  const at = random.one(places);
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}

function misheard(name: string, random: Random): string {
  const changes = SOUNDS.filter(([sound]) => sound.test(name));
  const [sound, other] = changes.length > 0 ? random.one(changes) : [/$/, ""];
  const heard = name.replace(sound, other);
  return heard.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
}

const cuil = (dni: string) => `${dni.length % 2 ? 27 : 20}-${dni}-${(Number(dni) * 7) % 10}`;

/** A client registered once more, with one thing written differently: twelve ways. The address is always another. */
export const SLIPS: Record<string, Slip> = {
  "documento de otra forma": ({ country, document }, random) => {
    if (country === "AR") return { document: cuil(document) };
    if (country === "PE") return { document: `10${document}${random.below(10)}` };
    if (country === "EC") return { document: `${document}001` };
    if (country === "CL") return { document: document.replace(/^(\d+)(\d{3})(\d{3})-/, "$1.$2.$3-") };
    return { document: `${document} ${random.one(["LP", "SC", "CB"])}` };
  },
  "dos cifras cambiadas": ({ document }, random) => ({ document: swap(document, random, /\d/) }),
  "una cifra de menos": ({ document }, random) => {
    const at = random.below(6);
    return { document: document.slice(0, at) + document.slice(at + 1) };
  },
  "sin documento": () => ({ document: "" }),
  "teléfono de otra forma": ({ country, phone }) => {
    if (country !== "AR")
      return {
        phone: phone.replace(/^\+\d{2}(\d)?/, (all) =>
          country === "CL" || country === "PE" ? "" : all.length > 3 ? "0" : "",
        ),
      };
    const [, area = "", rest = ""] = /^\+549(\d{3})(\d{7})$/.exec(phone) ?? [];
    return { phone: `0${area} 15 ${rest.slice(0, 3)}-${rest.slice(3)}` };
  },
  "otro teléfono": (_, random) => ({ phone: `+5917${random.digits(7)}` }),
  "nombre escrito como suena": ({ givenNames, surnames }, random) => ({
    givenNames: misheard(givenNames, random),
    surnames: misheard(surnames, random),
  }),
  "diminutivo o abreviatura": ({ givenNames }) => {
    const [first = "", ...rest] = givenNames.split(" ");
    return { givenNames: [NICKNAMES[first] ?? `${first[0]}.`, ...rest].join(" ") };
  },
  "nombre incompleto": ({ givenNames, surnames }, random) => {
    const [family = "", other = ""] = surnames.split(" ");
    return {
      givenNames: givenNames.split(" ")[0] ?? "",
      surnames: random.chance(0.5) ? family : `${family} ${other[0]}.`,
    };
  },
  "otro orden": ({ givenNames, surnames }) => ({ givenNames: surnames, surnames: givenNames }),
  "fecha de nacimiento equivocada": ({ birthDate }, random) => {
    const [year = "", month = "", day = ""] = birthDate.split("-");
    if (Number(day) < 13 && day !== month) return { birthDate: `${year}-${day}-${month}` };
    return { birthDate: `${year.slice(0, 3)}${(Number(year[3]) + 1 + random.below(8)) % 10}-${month}-${day}` };
  },
  "letras cambiadas": ({ surnames }, random) => ({ surnames: swap(surnames, random, /[a-záéíóúñ]/) }),
};

/** The client registered once more, under another address, with a second slip of any kind; half of them with a third. */
export function registeredAgain(client: Client, kind: string, random: Random, number: number): Client {
  const again = { ...client, email: `otra.vez.${random.digits(5)}.${number}@buzon.example` };
  const kinds = Object.keys(SLIPS);
  const others = random.chance(0.5) ? [random.one(kinds), random.one(kinds)] : [random.one(kinds)];
  for (const name of new Set([kind, ...others])) Object.assign(again, SLIPS[name]?.(again, random));
  return again;
}

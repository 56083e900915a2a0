import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = ["messages", "docs/integrar"]
  .flatMap((folder) => readdirSync(`${root}/${folder}`, { recursive: true }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.(ts|mjs|md)$/.test(file) && !file.endsWith(".test.ts"));
const comments = /\/\*[\s\S]*?\*\/|(?<!:)\/\/ .*/g;
const texts = files.map((file) => {
  const text = readFileSync(`${root}/${file}`, "utf8");
  return { file, text: file.endsWith(".md") ? text : text.replace(comments, "") };
});

type Term = {
  /** What must not come back. */
  word: RegExp;
  instead: string;
  /** Files where it means something else. */
  files?: RegExp;
  /** The only phrases in which it is right. */
  phrases?: readonly string[];
};

const terms: Term[] = [
  { word: /\bcartas?\b/i, instead: "Correos; mensaje" },
  { word: /\bpuertas?\b/i, instead: "canal; in the guide ruta" },
  { word: /\b(del|al|el|su|un) equipo\b|"Equipo"/i, instead: "personal; servidor; equipo is the device" },
  { word: /\b(este|tu) equipo;|\bde este equipo\b/i, instead: "este servidor" },
  { word: /\bverific(?!ation)/i, instead: "confirmar", files: /^docs|\/(channels|import-page)\.ts/ },
  { word: /\bañad/i, instead: "agregar" },
  { word: /\bpuls(a|e|es|ar)\b/i, instead: "usar, presionar" },
  { word: /\bsumar\b/i, instead: "invitar" },
  {
    word: /\bclaves?\b/i,
    instead: "contraseña; campo; llave",
    files: /(reintentos|errores)\.md/,
    phrases: [
      "clave de aplicación",
      "Clave de aplicación",
      "claves de aplicación",
      "Claves de aplicación",
      "#claves-de-aplicación",
    ],
  },
  { word: /persona (empleada|administradora)/i, instead: "empleado, administrador" },
  { word: /ya tiene otra cuenta/i, instead: "ya es de otra cuenta" },
  { word: /\babri(mos|ó|r) (una|tu|su) cuenta|\babierta tu cuenta/i, instead: "crear; sesión abierta" },
  { word: /cerramos (tu cuenta|el acceso)|\bcierren\b/i, instead: "cerramos tu sesión; desactivar" },
  { word: /\bAct(iva|ivar) (la )?cuenta|"Cuenta activada/, instead: "reactivar" },
  { word: /\bdirección\b(?! web)/, instead: "correo; IP; dirección web", files: /\/audit\.ts|^docs/ },
  { word: /\bpetición|\bpeticiones/i, instead: "solicitud" },
  {
    word: /(?<!\p{L})entr(ar?|ó|aron)(?!\p{L})/iu,
    instead: "ingresar",
    phrases: ["nadie entró a tu cuenta", "nadie puede entrar a esa cuenta", "Nadie puede entrar a esa cuenta"],
  },
  { word: /\binicia(r|s)? (la |su )?sesión/i, instead: "ingresar", files: /^docs/ },
  { word: /\bal byte\b/i, instead: "byte por byte" },
  { word: /\bde a (un[oa]|poco)\b/i, instead: "de uno en uno; poco a poco" },
  { word: /\bpresentad[oa]s?\b|\bpresentarse\b/i, instead: "usar un token" },
  { word: /clientes con tipos/i, instead: "código cliente" },
  { word: /\bse adivinan? pronto\b/i, instead: "rápido" },
  { word: /throttled/i, instead: "Demasiadas solicitudes" },
  { word: /\b\d{1,3}\.\d{3}\b(?!\.)/, instead: "10 000, with a narrow no-break space", files: /^docs/ },
];

test("the words that read are all read", () => expect(texts.length).toBeGreaterThan(30));

test.each(terms)("$word is not said: $instead", ({ word, files: others, phrases = [] }) => {
  const all = new RegExp(word.source, `${word.flags}g`);
  const found = texts
    .filter(({ file }) => !others?.test(file))
    .flatMap(({ file, text }) => {
      const plain = phrases.reduce((rest, phrase) => rest.replaceAll(phrase, ""), text);
      return [...plain.matchAll(all)].map(({ index }) => `${file}: ${plain.slice(index - 30, index + 40)}`);
    });
  expect(found).toEqual([]);
});

// Rates passwords, one at a time, off the event loop.
import { parentPort, workerData } from "node:worker_threads";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as spanish from "@zxcvbn-ts/language-es-es";
import { stepBack } from "./step-back.mjs";

/** @typedef {{ password: string, personal: string[] }} Job */

const LEAST = 10;
const LEAST_SCORE = 2;
/** Only this many characters are estimated: the cost grows with the length. */
const LOOKED_AT = 64;
/** Readings of l33t that a password of 64 characters is given; a shorter one gets more for the same time. */
const LEAST_READINGS = 2;
const MOST_READINGS = 64;
/** Letters and digits a password needs besides the words of one's own data, or of ours. */
const LEAST_OF_ONES_OWN = 6;
const OURS = ["alta", "cliente", "clienta", "sucursal", "contraseña", "contrasena", "bienvenido", "bienvenida"];
/** Bounds the person's data; a form's fields are far below. */
const LONGEST_VALUE = 256;
const MOST_VALUES = 12;

stepBack(workerData.nice);

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...spanish.dictionary, ours: OURS },
  graphs: common.adjacencyGraphs,
  maxLength: LOOKED_AT,
});

/** @type {import("@zxcvbn-ts/core").Options} */
const options = Reflect.get(zxcvbn, "options");

const plain = (/** @type {string} */ text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/**
 * The words of the person's own data that an attacker would guess, longest first.
 * @param {readonly string[]} personal
 */
function wordsOf(personal) {
  const values = personal.slice(0, MOST_VALUES).map((value) => plain(value.slice(0, LONGEST_VALUE)));
  const words = values.flatMap((value) => [value, ...value.split(/[\s@.,/_-]+/)]).filter((word) => word.length > 2);
  return [...new Set(words)].sort((one, other) => other.length - one.length);
}

/**
 * Whether next to nothing is left of the password once the person's own words are taken out.
 * @param {readonly string[]} words
 * @param {string} password
 */
function isMadeOf(words, password) {
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), plain(password));
  return rest !== plain(password) && rest.replace(/[^\p{L}\p{N}]/gu, "").length < LEAST_OF_ONES_OWN;
}

/**
 * The kind of weakness found, or how good the password is.
 * @param {Job} job
 * @returns {{ missing: number } | { acceptable: boolean, why: string }}
 */
function judge({ password, personal }) {
  const characters = [...password];
  if (characters.length < LEAST) return { missing: LEAST - characters.length };
  const words = wordsOf(personal);
  if (isMadeOf(words, password)) return { acceptable: false, why: "userInputs" };
  if (isMadeOf(wordsOf(OURS), password)) return { acceptable: false, why: "ours" };
  const judged = [...password.normalize("NFKC")].slice(0, LOOKED_AT).join("").slice(0, LOOKED_AT);
  const readings = Math.floor(LEAST_READINGS * (LOOKED_AT / judged.length) ** 2);
  options.l33tMaxSubstitutions = Math.min(readings, MOST_READINGS);
  const { score, sequence } = zxcvbn.check(judged, words);
  if (score >= LEAST_SCORE) return { acceptable: true, why: score > LEAST_SCORE ? "strong" : "fair" };
  const weakest = sequence.find(({ pattern }) => pattern !== "bruteforce");
  const found = weakest?.pattern === "dictionary" ? weakest.dictionaryName.split("-")[0] : weakest?.pattern;
  return { acceptable: false, why: found ?? "weak" };
}

parentPort?.on("message", (/** @type {Job} */ job) => parentPort?.postMessage(judge(job)));

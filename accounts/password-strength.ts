import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { passwordAdvice } from "../messages/password";
import { perProcess } from "../per-process";

export type Strength = {
  /** Good enough for a person who may choose: neither common nor made of what others know about them. */
  acceptable: boolean;
  /** What to do better, as a sentence; null when there is nothing to say. */
  advice: string | null;
};

const LEAST = 10;
const LEAST_SCORE = 2;
/** What comes after is not looked at: estimating takes longer the longer the password. */
const LOOKED_AT = 64;

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, spanish] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-es-es"),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...spanish.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: LOOKED_AT,
  });
}

/** The words a person's own data offers to somebody who guesses. */
function wordsOf(personal: readonly (string | null | undefined)[]): string[] {
  const words = personal.flatMap((value) => (value ?? "").toLowerCase().split(/[\s@.,/_-]+/));
  return [...new Set([...words, ...personal.map((value) => (value ?? "").toLowerCase())])].filter(
    (word) => word.length > 2,
  );
}

const OUR_WORDS = ["alta", "cliente", "clienta", "sucursal", "contraseña", "contrasena", "bienvenido", "bienvenida"];

/**
 * Judges a password against the lists of common ones and the person's own data (e-mail, names, phone…).
 * Costs a few milliseconds, and the dictionaries at the first use.
 */
export async function assessPassword(
  password: string,
  personal: readonly (string | null | undefined)[],
): Promise<Strength> {
  const missing = LEAST - [...password].length;
  if (missing > 0) return { acceptable: false, advice: passwordAdvice.short(missing) };
  const zxcvbn = await perProcess("password-strength", load);
  const looked = [...password.normalize("NFKC")].slice(0, LOOKED_AT).join("");
  const { score, sequence } = zxcvbn.check(looked, [...wordsOf(personal), ...OUR_WORDS]);
  if (score >= 3) return { acceptable: true, advice: passwordAdvice.strong };
  const weakest = sequence.find(({ pattern }) => pattern !== "bruteforce");
  const why = weakest?.pattern === "dictionary" ? String(weakest.dictionaryName).split("-")[0] : weakest?.pattern;
  const advice = passwordAdvice.because[why ?? ""] ?? passwordAdvice.weak;
  return { acceptable: score >= LEAST_SCORE, advice: score >= LEAST_SCORE ? passwordAdvice.fair : advice };
}

import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { passwordAdvice } from "../../messages/password";
import { perProcess } from "../../runtime/per-process";

export type Strength = {
  /** Whether a person may choose it: neither common nor made of their own data. */
  acceptable: boolean;
  /** A Spanish sentence: what to improve, or that the password is fine. */
  advice: string;
};

type Personal = readonly (string | null | undefined)[];

const LEAST = 10;
const LEAST_SCORE = 2;
/** Only this many characters are estimated: the cost grows with the length. */
const LOOKED_AT = 64;
/** Letters and digits a password needs besides the words of one's own data, or of ours. */
const LEAST_OF_ONES_OWN = 6;
const OURS = ["alta", "cliente", "clienta", "sucursal", "contraseña", "contrasena", "bienvenido", "bienvenida"];

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, spanish] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-es-es"),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...spanish.dictionary, ours: OURS },
    graphs: common.adjacencyGraphs,
    maxLength: LOOKED_AT,
  });
}

const plain = (text: string) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** The words a person's own data offers to somebody who guesses; the longest first. */
function wordsOf(personal: Personal): string[] {
  const values = personal.map((value) => plain(value ?? ""));
  const words = values.flatMap((value) => [value, ...value.split(/[\s@.,/_-]+/)]).filter((word) => word.length > 2);
  return [...new Set(words)].sort((one, other) => other.length - one.length);
}

/** Whether next to nothing is left of the password once the person's own words are taken out. */
function isMadeOf(words: readonly string[], password: string): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), plain(password));
  return rest !== plain(password) && rest.replace(/[^\p{L}\p{N}]/gu, "").length < LEAST_OF_ONES_OWN;
}

/**
 * Judges a password against the lists of common ones and the person's own data (e-mail, names, phone…).
 * Costs a few milliseconds, and the dictionaries at the first use.
 */
export async function assessPassword(password: string, personal: Personal): Promise<Strength> {
  const missing = LEAST - [...password].length;
  if (missing > 0) return { acceptable: false, advice: passwordAdvice.short(missing) };
  const words = wordsOf(personal);
  if (isMadeOf(words, password)) return { acceptable: false, advice: passwordAdvice.because.userInputs };
  if (isMadeOf(wordsOf(OURS), password)) return { acceptable: false, advice: passwordAdvice.because.ours };
  const zxcvbn = await perProcess("password-strength", load);
  const { score, sequence } = zxcvbn.check([...password.normalize("NFKC")].slice(0, LOOKED_AT).join(""), words);
  if (score >= LEAST_SCORE)
    return { acceptable: true, advice: score > LEAST_SCORE ? passwordAdvice.strong : passwordAdvice.fair };
  const weakest = sequence.find(({ pattern }) => pattern !== "bruteforce");
  const why = weakest?.pattern === "dictionary" ? String(weakest.dictionaryName).split("-")[0] : weakest?.pattern;
  const because: Partial<Record<string, string>> = passwordAdvice.because;
  return { acceptable: false, advice: because[why ?? ""] ?? passwordAdvice.weak };
}

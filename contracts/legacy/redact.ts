type Json = Record<string, unknown>;

const SECRET_KEY = /pass|contrase|clave|token|access|refresh|secret|jwt/i;
const ADDRESS = /[^\s"'<>@]+@[^\s"'<>@]+/g;
const LONG_WORD = /[\w+/=.-]{24,}/g;
const DIGITS = /\d{4,}/g;
const MOST_CHARACTERS = 160;
const MOST_MEMBERS = 30;

/**
 * An answer with nothing of a person in it: sentences stay, and what the request had sent, addresses, tokens, long
 * words and numbers are covered. `sent`: the request's body.
 */
export function redact(value: unknown, sent: unknown): unknown {
  const typed = textsIn(sent).filter((text) => text.length > 2);
  return cover(
    value,
    typed.sort((one, other) => other.length - one.length),
  );
}

function cover(value: unknown, typed: readonly string[], key = ""): unknown {
  if (Array.isArray(value)) return value.slice(0, MOST_MEMBERS).map((one) => cover(one, typed, key));
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).slice(0, MOST_MEMBERS);
    return Object.fromEntries(members.map(([name, one]) => [name.slice(0, 40), cover(one, typed, name)]));
  }
  if (typeof value === "number") return Math.abs(value) < 10 ? value : "•";
  if (typeof value !== "string") return value;
  if (SECRET_KEY.test(key) && !/\s/.test(value)) return "•";
  let text = value.slice(0, 2_000);
  for (const one of typed) text = text.replaceAll(one, "•");
  return text.replace(ADDRESS, "•").replace(LONG_WORD, "•").replace(DIGITS, "•").slice(0, MOST_CHARACTERS);
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value as Json).flatMap(textsIn) : [];
}

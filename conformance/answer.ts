import { isDeepStrictEqual } from "node:util";

export type Answer = { status: number; headers: Headers; text: string; json: unknown };

/** A test of one value, with words for what it should have been. */
export type Kind = { is: (value: unknown) => boolean; words: string };

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export const jwt: Kind = {
  is: (value) => typeof value === "string" && JWT.test(value) && claimsOf(value) !== null,
  words: "un JWT",
};
export const integer: Kind = { is: (value) => Number.isSafeInteger(value), words: "un entero" };
export const instant: Kind = {
  is: (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  words: "un instante ISO 8601 con milisegundos y Z",
};
export const exactly = (expected: unknown): Kind => ({
  is: (value) => isDeepStrictEqual(value, expected),
  words: JSON.stringify(expected),
});
export const matching = (pattern: RegExp, words: string): Kind => ({
  is: (value) => typeof value === "string" && pattern.test(value),
  words,
});
export const sentences: Kind = {
  is: (value) => Array.isArray(value) && value.length > 0 && value.every((sentence) => typeof sentence === "string"),
  words: "una lista de frases",
};

/** Describes an answer that was not the expected one, in Spanish. */
export function shown({ status, text }: Answer): string {
  const short = text.length > 300 ? `${text.slice(0, 300)}…` : text;
  return `${status} ${short.replace(/\s+/g, " ")}`.trim();
}

/** Null when the answer has one of these statuses. */
export function hasStatus(answer: Answer, ...statuses: number[]): string | null {
  return statuses.includes(answer.status) ? null : `respondió ${shown(answer)}`;
}

/** Null when the answer is a 2xx. */
export function succeeded(answer: Answer): string | null {
  return answer.status >= 200 && answer.status < 300 ? null : `respondió ${shown(answer)}`;
}

/** Null when the answer refuses what the caller sent (4xx). */
export function refused(answer: Answer): string | null {
  return answer.status >= 400 && answer.status < 500 ? null : `respondió ${shown(answer)}`;
}

/** Null when the whole body is this one. */
export function hasBody(answer: Answer, body: object): string | null {
  return isDeepStrictEqual(answer.json, body) ? null : `respondió ${shown(answer)}`;
}

/** Null when the member at this path of the body is of this kind. */
export function hasMember(answer: Answer, path: string, kind: Kind): string | null {
  const value = memberAt(answer.json, path);
  if (kind.is(value)) return null;
  const what = value === undefined ? "no viene" : `es ${JSON.stringify(value)}`;
  return `«${path}» ${what} (respuesta ${answer.status})`;
}

/** Null when the object at this path (the body itself for "") has these members and no other. */
export function hasExactMembers(answer: Answer, path: string, names: string[]): string | null {
  const value = memberAt(answer.json, path);
  const found = typeof value === "object" && value !== null ? Object.keys(value).sort() : [];
  return isDeepStrictEqual(found, [...names].sort()) ? null : `trae ${found.join(", ") || "nada"} (${shown(answer)})`;
}

export function memberAt(value: unknown, path: string): unknown {
  return path
    .split(".")
    .filter(Boolean)
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null | undefined)?.[name], value);
}

/** A JWT's claims. The signature is not checked: no document says where the key is. */
export function claimsOf(token: unknown): Record<string, unknown> | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Why a request got no answer, in Spanish. */
export function silence(thrown: unknown): string {
  const { cause, message, name } = thrown as Error;
  if (name === "TimeoutError") return "se agotó el tiempo de espera";
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}

/** The first finding that is not null. */
export function first(...findings: (string | null)[]): string | null {
  return findings.find((finding) => finding !== null) ?? null;
}

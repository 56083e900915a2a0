import type { Bcrypt } from "./load-bcrypt.mjs";

/**
 * Why a hash made elsewhere is not taken: `unknown` (no scheme of ours), `malformed` (the scheme's, but not whole),
 * `too_costly` (its parameters would hold a thread or fill the memory), `plain_text` (no hash at all).
 */
export type Refused = { refused: "unknown" | "malformed" | "too_costly" | "plain_text" };

/** A hash that can be checked; the native or the JavaScript bcrypt is handed in. */
export type Checkable = { verify: (password: string, bcrypt: Bcrypt) => boolean | Promise<boolean> };

/** Reads one family of hashes; null for a text of another family. Never does the work. */
export type Scheme = (text: string) => Checkable | Refused | null;

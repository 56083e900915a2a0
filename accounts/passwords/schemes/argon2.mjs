/** 256 MiB; Django asks for 100, PHP for 64. */
const MOST_KIBIBYTES = 256 * 1024;
/** Memory times passes: twice what Django's defaults come to. */
const MOST_WORK = 512 * 1024;
const HASH =
  /^\$argon2(i|d|id)\$v=19\$m=(\d{1,12}),t=(\d{1,12}),p=(\d{1,9})\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,86}$/;

/**
 * Argon2 in the reference's own notation, as PHP, Passlib and others store it, and with Django's word in front.
 * @type {import("./scheme").Scheme}
 */
export function readArgon2(text) {
  const hash = text.startsWith("argon2$argon2") ? text.slice("argon2".length) : text;
  if (!hash.startsWith("$argon2")) return null;
  const [, , memory = "", passes = "", lanes = ""] = HASH.exec(hash) ?? [];
  const [kibibytes, times, parallel] = [Number(memory), Number(passes), Number(lanes)];
  if (!memory || times < 1 || parallel < 1 || kibibytes < 8 * parallel) return { refused: "malformed" };
  if (kibibytes > MOST_KIBIBYTES || kibibytes * times > MOST_WORK || parallel > 64) return { refused: "too_costly" };
  return {
    verify: async (password) => {
      // hash-wasm refuses the empty password, which no account has.
      if (password === "") return false;
      const { argon2Verify } = await import("hash-wasm");
      return argon2Verify({ password, hash });
    },
  };
}

/**
 * @typedef {object} Bcrypt
 * @property {"bcrypt" | "bcryptjs"} name
 * @property {(password: string, cost: number) => string} hash
 * @property {(password: string, hash: string) => boolean} verify
 */

/**
 * The native package where its binary loads, a quarter faster; bcryptjs where not. Their hashes are the same.
 * @param {boolean} native
 * @returns {Promise<Bcrypt>}
 */
export async function loadBcrypt(native) {
  if (native)
    try {
      const { default: bcrypt } = await import("bcrypt");
      // `$2y$`, as PHP writes it, is another name for `$2b$`, which the native package does not know.
      const verify = (/** @type {string} */ password, /** @type {string} */ hash) =>
        bcrypt.compareSync(password, hash.replace(/^\$2y/, "$2b"));
      return { name: "bcrypt", hash: bcrypt.hashSync, verify };
    } catch {}
  const { hashSync, compareSync } = await import("bcryptjs");
  return { name: "bcryptjs", hash: hashSync, verify: compareSync };
}

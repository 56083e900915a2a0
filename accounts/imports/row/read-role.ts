import type { Role } from "../../account";
import { plainText } from "../../values/plain-text";

/** `3` is what the contracts `unipets` and `sucursal` call a client. */
const CLIENTS = ["", "cliente", "clientes", "client", "customer", "user", "usuario", "usuaria", "3"];

/**
 * The role of a cell: a client, or what an administrator has said that this word means. Null for any other word, so
 * that no file makes staff by itself.
 */
export function readRole(text: string, assigned: Record<string, Role>): Role | null {
  const word = plainText(text.trim());
  return (Object.hasOwn(assigned, word) ? assigned[word] : undefined) ?? (CLIENTS.includes(word) ? "client" : null);
}

import { normalise } from "./normalise";

// RFC 5321's dot-atom, ASCII only: no quotes, no look-alike letters. Linear time on any input.
const ADDRESS =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/i;

/** The form in which addresses are unique, searched and signed in with. */
export function normaliseEmail(address: string): string {
  return normalise(address.trim(), "NFKC").toLowerCase();
}

/** Whether this is a deliverable address: at most 254 characters, its local part at most 64. */
export function isEmailAddress(address: string): boolean {
  return address.length <= 254 && address.indexOf("@") <= 64 && ADDRESS.test(address);
}

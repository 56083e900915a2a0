import { isIPv6 } from "node:net";

/**
 * Whom an address stands for: an IPv4 address for itself, an IPv6 address for its /64, which is the least that one
 * customer is given. Addresses nobody knows count together.
 */
export function sourceOf(address: string | null): string {
  if (!address) return "unknown";
  return isIPv6(address) ? `${firstGroups(address).join(":")}::/64` : address;
}

/** The first four groups, without leading zeros, whatever way the address is written. */
function firstGroups(address: string): string[] {
  const [before = "", after] = address.toLowerCase().split("%", 1).join("").split("::");
  const head = before ? before.split(":") : [];
  const tail = after ? after.split(":") : [];
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(Math.max(zeros, 0)).fill("0"), ...tail];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
}

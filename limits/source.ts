import { isIPv6 } from "node:net";

/**
 * The source that an address counts as: an IPv4 address itself, an IPv6 address its /64, the smallest network a customer
 * gets. Unknown addresses count together.
 */
export function sourceOf(address: string | null): string {
  if (!address) return "unknown";
  return isIPv6(address) ? `${firstGroups(address).join(":")}::/64` : address;
}

/** The first four groups in canonical form. */
function firstGroups(address: string): string[] {
  const [before = "", after] = address.toLowerCase().split("%", 1).join("").split("::");
  const head = before ? before.split(":") : [];
  const tail = after ? after.split(":") : [];
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(Math.max(zeros, 0)).fill("0"), ...tail];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
}

/** The networks around an address: the /24 of an IPv4 address, the /56 and the /48 of an IPv6 address. */
export function networksOf(address: string | null): { size: "ipv4" | "site" | "network"; whom: string }[] {
  if (!address) return [];
  if (!isIPv6(address)) return [{ size: "ipv4", whom: `${address.split(".").slice(0, 3).join(".")}.0/24` }];
  const [first, second, third, fourth = "0"] = firstGroups(address);
  const upper = (Number.parseInt(fourth, 16) >> 8).toString(16);
  return [
    { size: "site", whom: `${first}:${second}:${third}:${upper}00::/56` },
    { size: "network", whom: `${first}:${second}:${third}::/48` },
  ];
}

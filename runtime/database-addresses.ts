/**
 * A database URL as one URL per server: `postgres://user@one:5432,two:5433/alta` names two. The host may also be given as
 * libpq's parameter (`postgres://user@/alta?host=/var/run/postgresql`). Throws when it is no URL.
 */
export function databaseAddresses(url: string): [URL, ...URL[]] {
  const [, before = "", hosts = "", after = ""] = /^([a-z]+:\/\/(?:[^@/?#]*@)?)([^/?#]*)(.*)$/i.exec(url) ?? [];
  const parameter = new URLSearchParams(after.split("?")[1]).get("host") ?? "";
  const [first = "", ...others] = (hosts || encodeURIComponent(parameter)).split(",");
  const address = (host: string) => new URL(`${before}${host}${after}`);
  return [address(first), ...others.map(address)];
}

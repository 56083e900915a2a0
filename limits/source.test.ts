import { expect, test } from "vitest";
import { networksOf, sourceOf } from "./source";

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::ffff", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  [null, "unknown"],
])("%s counts as %s", (address, source) => {
  expect(sourceOf(address)).toBe(source);
});

test.each([
  ["192.0.2.77", ["192.0.2.0/24"]],
  ["2001:db8:1:2ff::9", ["2001:db8:1:200::/56", "2001:db8:1::/48"]],
  ["2001:db8:1:21::9", ["2001:db8:1:000::/56", "2001:db8:1::/48"]],
  [null, []],
])("%s lies in %j", (address, networks) => {
  expect(networksOf(address).map(({ whom }) => whom)).toEqual(networks);
});

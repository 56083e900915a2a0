import { expect, test, vi } from "vitest";

// Where the native package does not load: all that password.test.ts holds true is run once more.
vi.stubEnv("HASH_NATIVE", "off");
await import("./password.test");
const { hashingPackage } = await import("./hash-pool");

test("without the native package passwords are hashed with bcryptjs", async () => {
  expect(await hashingPackage()).toBe("bcryptjs");
});

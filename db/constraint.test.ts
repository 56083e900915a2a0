import { sql as text } from "drizzle-orm";
import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

await coreDatabase();
const { database } = await import("./client");
const { violatedConstraint } = await import("./constraint");

async function thrownBy(statement: string): Promise<unknown> {
  return database()
    .execute(text.raw(statement))
    .then(
      () => null,
      (thrown) => thrown,
    );
}

test("a violated constraint's name is returned", async () => {
  const columns = "(email, email_key, given_names, role, origin)";
  const insert = (key: string, role = "client") =>
    `insert into accounts ${columns} values ('a', '${key}', 'Ana', '${role}', 'web')`;
  await thrownBy(insert("one"));
  expect(violatedConstraint(await thrownBy(insert("one")))).toBe("accounts_email_unique");
  expect(violatedConstraint(await thrownBy(insert("two", "king")))).toBe("accounts_role_check");
});

test("other failures have none", async () => {
  expect(violatedConstraint(await thrownBy("select nonsense"))).toBeNull();
  expect(violatedConstraint(await thrownBy("insert into accounts (email) values ('a')"))).toBeNull();
  for (const thrown of [null, undefined, "text", {}, { constraint_name: "x" }, new Error("x")])
    expect(violatedConstraint(thrown)).toBeNull();
});

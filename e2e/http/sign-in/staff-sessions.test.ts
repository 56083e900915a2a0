import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { browserSignIn } from "../support/browser";
import { PASSWORD, register, setRole } from "../support/staff";

const alta = await freshAlta();

async function signedIn(role: "client" | "employee") {
  const email = await register(alta);
  await setRole(alta, email, role);
  const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";
  const [account] = await alta.sql`select id from accounts where email = ${email}`;
  const aged = (column: "created_at" | "last_used_at", age: string) =>
    alta.sql`update sessions set ${alta.sql(column)} = now() - ${age}::interval where account_id = ${account?.id}`;
  const isIn = async () => (await alta.send({ method: "GET", path: "/cuenta", headers: { cookie } })).status === 200;
  return { aged, isIn };
}

test("a session of staff ends after half an hour without a request, and after twelve hours with any [SES-05]", async () => {
  const employee = await signedIn("employee");
  await employee.aged("last_used_at", "29 minutes");
  await employee.aged("created_at", "11 hours 59 minutes");
  expect(await employee.isIn()).toBe(true);
  await employee.aged("created_at", "12 hours 1 minute");
  expect(await employee.isIn()).toBe(false);
  await employee.aged("created_at", "1 hour");
  expect(await employee.isIn()).toBe(true);
  await employee.aged("last_used_at", "31 minutes");
  expect(await employee.isIn()).toBe(false);
});

test("a client's session does not [SES-05]", async () => {
  const client = await signedIn("client");
  await client.aged("created_at", "5 days");
  await client.aged("last_used_at", "5 days");
  expect(await client.isIn()).toBe(true);
});

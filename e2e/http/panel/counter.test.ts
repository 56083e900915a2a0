import { expect, test } from "vitest";
import { insertBranch } from "@/testing/staff";
import { freshAlta } from "../support/alta";
import { browserSignIn } from "../support/browser";
import { callAction } from "../support/call-action";
import { builtActions } from "../support/manifests";
import { freshEmail, PASSWORD, register } from "../support/staff";

const alta = await freshAlta({ env: { LOG_LEVEL: "debug" } });
const branchId = await insertBranch(alta.sql, "Norte");
const email = await register(alta);
await alta.sql`update accounts set role = 'employee', branch_id = ${branchId} where email = ${email}`;
const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";
const path = "/panel/clientes/nuevo";
const id = builtActions().find(({ name }) => name.endsWith("nuevo/actions.ts registerClient"))?.id ?? "";

/** Every client of its own: two alike would need a reason. */
const SURNAMES = ["Quiroga", "Salvatierra", "Mendizábal", "Irigoyen", "Peñaranda", "Echeverría", "Villarroel"];

function send(client: string) {
  const fields = {
    email: client,
    givenNames: "Nicanor",
    surnames: SURNAMES[Number(/\d+/.exec(client)) % SURNAMES.length] ?? "",
    phone: `+5917${String((Number(/\d+/.exec(client)) * 1_234_567) % 1e7).padStart(7, "0")}`,
    "birthDate-day": "5",
    "birthDate-month": "3",
    "birthDate-year": "1948",
    branchId: String(branchId),
    delivery: "slip",
  };
  return callAction(alta, { path, id, fields, headers: { cookie } });
}

const passwordIn = (text: string) =>
  JSON.parse(`"${/"password":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? ""}"`).replace(/^\$\$/, "$");

test("the password is only in one answer, which is not cached, and in no log and no table [GEN-05]", async () => {
  const client = freshEmail();
  const answer = await send(client);
  const password = passwordIn(answer.text);
  expect(password).toHaveLength(12);
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const [row] = await alta.sql`select id from accounts where email = ${client}`;
  for (const page of [path, "/panel", `/panel/clientes/${row?.id}`, "/panel/clientes"]) {
    const shown = await fetch(alta.url + page, { headers: { cookie } });
    expect(await shown.text(), page).not.toContain(password);
    expect(shown.headers.get("cache-control"), page).toContain("no-store");
  }
  expect(alta.output()).not.toContain(password);
  const tables = await alta.sql`select table_name as name from information_schema.tables where table_schema = 'public'`;
  for (const { name } of tables) {
    const [found] =
      await alta.sql`select count(*)::int as n from ${alta.sql(name)} t where strpos(t::text, ${password}) > 0`;
    expect(found?.n, name).toBe(0);
  }
});

test("a repeated form gets another password, and the previous one no longer signs in", async () => {
  const client = freshEmail();
  const [first, second] = [passwordIn((await send(client)).text), passwordIn((await send(client)).text)];
  expect(second).toHaveLength(12);
  expect(second).not.toBe(first);
  expect(await browserSignIn(alta, client, first)).toBeNull();
  expect(await browserSignIn(alta, client, second)).not.toBeNull();
  // Once the password has been used, a repeat is a duplicate.
  expect((await send(client)).text).toContain("Ese correo ya tiene una cuenta");
});

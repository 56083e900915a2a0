import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { type Answer, bearer } from "../support/client";
import type { ContractName } from "../support/documents";
import { SUCCESS } from "../support/duplicates";
import { expectError } from "../support/envelope";
import { mountedContracts } from "../support/mounted";
import { SIGN_IN_PATHS } from "../support/paths";
import { freshEmail, PASSWORD, register, setRole, signIn } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta({ env: { HASH_THREADS: "1", HASH_QUEUE: "2", BCRYPT_COST: "11" } });
const email = await register(alta);
await setRole(alta, email, "employee");
const employee = bearer(await signIn(alta, email));

function expectTurnedAway(name: string, answers: Answer[], success: number): void {
  const refused = answers.filter(({ status }) => status !== success);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(answers.length);
  for (const answer of refused) {
    expectError(name, answer, 503);
    expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
  }
}

test.each(await mountedContracts())(
  "registrations through $name beyond the hash queue get 503 and leave no account [CFG-04]",
  async ({ name, path }) => {
    const emails = Array.from({ length: 12 }, () => freshEmail(name));
    const answers = await Promise.all(emails.map((email) => alta.post(path, validBody(name, email), employee)));
    expectTurnedAway(name, answers, SUCCESS[name as ContractName]);
    const rows = await alta.sql`select email from accounts where email in ${alta.sql(emails)} order by id`;
    const registered = emails.filter((_, index) => answers[index]?.status === SUCCESS[name as ContractName]);
    expect(rows.map((row) => row.email).sort()).toEqual(registered.sort());
  },
);

test.each(Object.entries(SIGN_IN_PATHS))(
  "sign-ins through %s beyond the hash queue get 503",
  async (name, [path = ""]) => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => alta.post(path, { email, password: PASSWORD })));
    expectTurnedAway(name, answers, 200);
  },
);

test("requests without hashing are answered meanwhile", async () => {
  const storm = Array.from({ length: 12 }, () => alta.post("/auth/login", { email, password: PASSWORD }));
  expectError("unipets", await alta.post("/auth/register", {}), 400);
  await Promise.all(storm);
});

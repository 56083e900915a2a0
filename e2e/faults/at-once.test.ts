import { expect, test } from "vitest";
import { type Answer, bearer, post } from "../http/support/client";
import { CONTRACTS, type ContractName } from "../http/support/documents";
import { DUPLICATE, SUCCESS } from "../http/support/duplicates";
import { DOCUMENTED_PATH } from "../http/support/paths";
import { freshEmail } from "../http/support/staff";
import { validBody } from "../http/support/valid-bodies";
import { instances } from "./support/two-instances";

const AT_ONCE = 1000;
const patient = { HASH_QUEUE: "300" };

test(`${AT_ONCE} registrations of one person at once, through two instances and every contract, however the e-mail is written [REG-05, C01]`, async () => {
  const { urls, ledger, withSql } = await instances([patient, patient]);
  const email = freshEmail();
  const spellings = [
    email,
    email.toUpperCase(),
    ` ${email}`,
    email.replace(/@.*/, (domain) => domain.toUpperCase()),
    `${email} `,
  ];
  const sent = await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, index): Promise<{ name: ContractName; answer: Answer }> => {
      const name = CONTRACTS[index % CONTRACTS.length] ?? "portal";
      const body = validBody(name, spellings[index % spellings.length] ?? email);
      const caller = name === "sucursal" ? bearer(ledger.token ?? "") : {};
      return { name, answer: await post(urls[index % 2] ?? "", DOCUMENTED_PATH[name], body, caller) };
    }),
  );
  expect(sent.filter(({ name, answer }) => answer.status === SUCCESS[name])).toHaveLength(1);
  for (const { name, answer } of sent)
    if (answer.status !== SUCCESS[name]) expect([DUPLICATE[name].status, 503]).toContain(answer.status);
  expect(sent.filter(({ answer }) => answer.status !== 503).length).toBeGreaterThan(300);
  const [row] = await withSql((sql) => sql`select count(*)::int as number from accounts where email_key = ${email}`);
  expect(row?.number).toBe(1);
});

test(`${AT_ONCE} different people at once through two instances: every answer is true [C02]`, async () => {
  const { urls, ledger, withSql } = await instances([{}, {}]);
  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => ledger.register(urls[index % 2] ?? "")));
  expect(ledger.entries).toHaveLength(AT_ONCE);
  for (const { answer } of ledger.entries) expect([200, 201, 429, 503]).toContain(answer?.status);
  expect(ledger.told.acknowledged).toBeGreaterThan(50);
  await withSql((sql) => ledger.settle(urls[0] ?? "", sql));
});

import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { type Answer, bearer } from "../support/client";
import { CONTRACTS, type ContractName } from "../support/documents";
import { DUPLICATE, SUCCESS } from "../support/duplicates";
import { REGISTER_PATHS } from "../support/paths";
import { freshEmail, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const AT_ONCE = 50;
/** Milliseconds, for a loaded machine. */
const timeout = 240_000;
const alta = await freshAlta();
const employee = await tokenOf(alta, "employee");

type Sent = { contract: ContractName; answer: Answer };

/** Concurrently, over the contract's paths in turn. */
function together(count: number, body: (index: number) => { contract: ContractName; body: object }): Promise<Sent[]> {
  const one = async (_: unknown, index: number) => {
    const { contract, body: sent } = body(index);
    const path = REGISTER_PATHS[contract][index % REGISTER_PATHS[contract].length] ?? "";
    const answer = await alta.post(path, sent, contract === "sucursal" ? bearer(employee) : {});
    return { contract, answer };
  };
  return Promise.all(Array.from({ length: count }, one));
}

function expectOneSuccess(sent: Sent[]): Sent {
  const [success, ...others] = sent.filter(({ contract, answer }) => answer.status === SUCCESS[contract]);
  expect(others).toEqual([]);
  if (!success) throw new Error("Nobody was registered");
  for (const { contract, answer } of sent.filter((one) => one !== success))
    expect({ contract, status: answer.status, text: answer.text }).toEqual({
      contract,
      status: DUPLICATE[contract].status,
      text: JSON.stringify(DUPLICATE[contract].body),
    });
  return success;
}

const WELCOMES = ["verify_email", "registered_at_branch"];

/** The number of rows about one person: a registration that lost a race leaves none. */
async function traces(email: string) {
  const { sql } = alta;
  const [row] = await sql`select
    (select count(*)::int from accounts where email_key = ${email}) as accounts,
    (select count(*)::int from sessions s join accounts a on a.id = s.account_id where a.email_key = ${email}) as sessions,
    (select count(*)::int from letters where lower(recipient) = ${email} and kind = any(${WELCOMES})) as welcomes,
    (select count(*)::int from audit_entries e join accounts a on a.id = e.subject_id
      where a.email_key = ${email} and action = 'account.registered') as registrations`;
  return row;
}

const SESSIONS: Record<ContractName, number> = { movil: 1, portal: 1, usuarios: 0, sucursal: 0, unipets: 0 };

test.each(CONTRACTS)(
  `${AT_ONCE} identical registrations at once through %s make one account [REG-06]`,
  { timeout },
  async (contract) => {
    const email = freshEmail();
    const body = validBody(contract, email);
    expectOneSuccess(await together(AT_ONCE, () => ({ contract, body })));
    expect(await traces(email)).toEqual({ accounts: 1, sessions: SESSIONS[contract], welcomes: 1, registrations: 1 });
  },
);

test(`${AT_ONCE} registrations of one e-mail at once through all contracts mixed make one account [REG-05, C01]`, {
  timeout,
}, async () => {
  const email = freshEmail();
  const spellings = [email, email.toUpperCase(), ` ${email} `, email.replace("example", "Example")];
  const sent = await together(AT_ONCE, (index) => {
    const contract = CONTRACTS[index % CONTRACTS.length] as ContractName;
    return { contract, body: validBody(contract, spellings[index % spellings.length] as string) };
  });
  const { contract } = expectOneSuccess(sent);
  expect(await traces(email)).toMatchObject({ accounts: 1, sessions: SESSIONS[contract], registrations: 1 });
});

test("30 concurrent registrations with one document number and different e-mails make one account [REG-06]", {
  timeout,
}, async () => {
  const { documentID } = validBody("usuarios", "");
  const sent = await together(30, () => {
    const body = { ...validBody("usuarios", freshEmail()), documentID };
    return { contract: "usuarios", body };
  });
  expectOneSuccess(sent);
  const [row] =
    await alta.sql`select count(*)::int as count from accounts where document_number = ${String(documentID)}`;
  expect(row?.count).toBe(1);
});

test("20 different people at once are all registered", async () => {
  const sent = await together(20, (index) => {
    const contract = CONTRACTS[index % CONTRACTS.length] as ContractName;
    return { contract, body: validBody(contract, freshEmail()) };
  });
  expect(sent.map(({ answer }) => answer.status)).toEqual(sent.map(({ contract }) => SUCCESS[contract]));
});

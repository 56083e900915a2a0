import { and, eq, isNull, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { violatedConstraint } from "../../db/constraint";
import { accounts, roleRequests } from "../../db/schema";
import { revokeSessions } from "../access/revoke-sessions";
import type { RegisterCommand, Role, Via } from "../account";
import { audit, auditEntry } from "../audit";
import { firstKeys } from "../duplicates/write-keys";
import { holderOf } from "../holder-of";
import { hashPassword, verifyPassword } from "../passwords/password";
import { accountRow } from "../registration/account-row";
import { insertAccount } from "../registration/insert-account";
import { normaliseEmail } from "../values/email";
import { linkOf, linkPerson, type OldPerson } from "./link-person";

/** What an old server has just accepted, with the password that came with it. */
export type Arrival = {
  contract: string;
  way: "registered" | "signed_in";
  externalId: string | null;
  command: RegisterCommand;
  password: string;
};

/** `brought`: a new account. `known`: it was here with that password. `followed`: it had an older one of the old server. */
export type BroughtIn =
  | { here: true; how: "brought" | "known" | "followed" }
  | { here: false; reason: "overloaded" | "disabled" | "other_password" | "document_taken" };

const missing = (reason: Extract<BroughtIn, { here: false }>["reason"]): BroughtIn => ({ here: false, reason });

/**
 * Keeps here what an old server has accepted: a new account, or the password of one that is here. Sends no mail, as the
 * old server does; grants no role, as a registration does not. An account of which the old server is not known to have
 * the owner keeps its password: the same address there proves nothing.
 */
export async function bringIn(via: Via, arrival: Arrival): Promise<BroughtIn> {
  const emailKey = normaliseEmail(arrival.command.email);
  const here = await accountOf(emailKey);
  if (here) return meet(via, arrival, { ...here, emailKey });
  const passwordHash = await hashPassword(arrival.password);
  if (typeof passwordHash !== "string") return missing("overloaded");
  try {
    await database().transaction((tx) => insert(tx, via, arrival, passwordHash));
    return { here: true, how: "brought" };
  } catch (thrown) {
    const constraint = violatedConstraint(thrown);
    if (constraint === "accounts_claimed_document_unique") return missing("document_taken");
    const meanwhile = constraint === "accounts_email_unique" ? await accountOf(emailKey) : null;
    if (!meanwhile) throw thrown;
    return meet(via, arrival, { ...meanwhile, emailKey });
  }
}

async function insert(tx: Transaction, via: Via, arrival: Arrival, passwordHash: string): Promise<void> {
  const { command, contract, externalId, way } = arrival;
  const row = accountRow({ kind: "anonymous", via }, command, "client", passwordHash);
  const wanted: Role = command.role.wanted;
  const account = await insertAccount(tx, row, ({ id }) => [
    ...(wanted === "client" ? [] : [tx.insert(roleRequests).values({ accountId: id, role: wanted })]),
    auditEntry(tx, { kind: "anonymous", via }, "account.moved_in", id, { origin: contract, way }),
    firstKeys(tx, id, row),
  ]);
  // Chosen or generated, the password is in use there: it does not expire here, and the account is not an unused one.
  const inUse = { passwordExpiresAt: null, passwordUsedAt: sql`now()` };
  await tx.update(accounts).set(inUse).where(eq(accounts.id, account.id));
  await linkPerson(tx, { contract, emailKey: row.emailKey, externalId }, account.id, way);
}

type Here = { id: number; emailKey: string; ownKey: string; passwordHash: string | null; disabledAt: Date | null };

async function accountOf(emailKey: string): Promise<Omit<Here, "emailKey"> | null> {
  const { id, passwordHash, disabledAt, emailKey: ownKey } = accounts;
  const held = and(eq(accounts.id, holderOf(emailKey)), isNull(accounts.closedAt));
  const [found] = await database().select({ id, passwordHash, disabledAt, ownKey }).from(accounts).where(held);
  return found ?? null;
}

/** The address has an account here: the same password proves that it is the same person. */
async function meet(via: Via, arrival: Arrival, here: Here): Promise<BroughtIn> {
  if (here.disabledAt) return missing("disabled");
  const right = await verifyPassword(arrival.password, here.passwordHash);
  if (typeof right !== "boolean") return missing("overloaded");
  const person: OldPerson = { contract: arrival.contract, emailKey: here.emailKey, externalId: arrival.externalId };
  // The address of an account that was merged: until then the old server's person was that one.
  if (here.ownKey !== here.emailKey) return right ? { here: true, how: "known" } : missing("other_password");
  if (right) return recognise(via, arrival, here, person);
  return follow(via, arrival, here, person);
}

async function recognise(via: Via, { way }: Arrival, here: Here, person: OldPerson): Promise<BroughtIn> {
  await database().transaction(async (tx) => {
    if ((await linkOf(tx, person, here.id))?.inStep) return;
    await linkPerson(tx, person, here.id, way);
    await audit(tx, { kind: "anonymous", via }, "account.recognised", here.id, { origin: person.contract, way });
  });
  return { here: true, how: "known" };
}

/** Takes over a password changed at the old server, until it is changed here. */
async function follow(via: Via, { password, way }: Arrival, here: Here, person: OldPerson): Promise<BroughtIn> {
  const link = await database().transaction((tx) => linkOf(tx, person, here.id));
  if (!link?.inStep || !link.client) return missing("other_password");
  const passwordHash = await hashPassword(password);
  if (typeof passwordHash !== "string") return missing("overloaded");
  return database().transaction(async (tx): Promise<BroughtIn> => {
    const unchanged = and(eq(accounts.id, here.id), eq(accounts.passwordHash, here.passwordHash ?? ""));
    const set = { passwordHash, passwordSetAt: sql`now()`, passwordGenerated: false, passwordWeak: false };
    const [changed] = await tx.update(accounts).set(set).where(unchanged).returning({ id: accounts.id });
    if (!changed) return missing("other_password");
    await revokeSessions(tx, here.id);
    await linkPerson(tx, person, here.id, way);
    await audit(tx, { kind: "anonymous", via }, "account.password_followed", here.id, { origin: person.contract });
    return { here: true, how: "followed" };
  });
}

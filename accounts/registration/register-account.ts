import { and, eq, isNull, ne, type SQL } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { violatedConstraint } from "../../db/constraint";
import { accounts, roleRequests } from "../../db/schema";
import type { Write } from "../../db/write";
import type { Limited } from "../../limits/limit";
import { limitRegistration, limitStaffRegistration } from "../../limits/registrations";
import { noteTaken } from "../../limits/taken-emails";
import type {
  Account,
  AccountActor,
  Actor,
  RegisterCommand,
  Registered,
  RegisterProblem,
  Result,
  Role,
} from "../account";
import { auditEntry } from "../audit";
import { branchExists } from "../branches/branches";
import { counted } from "../counted";
import { firstKeys } from "../duplicates/write-keys";
import type { LinkPurpose } from "../links/link-rows";
import { linkMail } from "../links/write-link-mail";
import { generatePassword } from "../passwords/generated-password";
import { hashPassword } from "../passwords/password";
import { may, mayGrant } from "../policy";
import { normaliseEmail } from "../values/email";
import { accountRow } from "./account-row";
import { askerOf } from "./asker";
import { emailIsHeld } from "./email-is-held";
import { insertAccount } from "./insert-account";
import { noticeRegistrationAttempt } from "./notice-registration-attempt";
import { registerAgain } from "./register-again";
import { untilKnown } from "./until-known";

/** The purpose of the first mail's link, by the kind of password. */
const FIRST_MAIL: Record<RegisterCommand["password"]["kind"], LinkPurpose> = {
  chosen: "verify_email",
  generated: "disown_account",
  by_mail: "activate_account",
};

const TAKEN: Record<string, RegisterProblem> = {
  accounts_email_unique: { code: "email_taken" },
  accounts_claimed_document_unique: { code: "document_taken" },
};

/** Thrown to roll back when another account holds the claimed document number. */
class DocumentTaken extends Error {}
/** Thrown to roll back when the actor lost the right since the request was received. */
class Demoted extends Error {}
/** Thrown to undo the transaction when the address can still go back to the account that had it. */
class EmailHeld extends Error {}

/**
 * Registers an account; the only place that inserts one. Account, link, mail, audit entry and what `together` writes
 * (a session, say) are committed in one transaction.
 * Staff who repeat a registration whose answer was lost get a new password for the same account.
 * An app key registers in its own branch only: another one is refused with `role_not_allowed`.
 * Returns the account with what `together` returned, or refuses: `branch_unknown`, `role_not_allowed`,
 * `rate_limited`, `overloaded`, `email_taken`, `document_taken`, in this order.
 */
export function registerAccount<Together = undefined>(
  actor: Actor,
  command: RegisterCommand,
  together?: (tx: Transaction, registered: Registered) => Promise<Together>,
): Promise<Result<Registered & { together: Together | undefined }, RegisterProblem>> {
  return counted("sign_ups", actor, () => register(actor, command, together));
}

async function register<Together>(
  ...[actor, command, together]: Parameters<typeof registerAccount<Together>>
): ReturnType<typeof registerAccount<Together>> {
  const { role } = command;
  const onlyBranch = actor.kind === "account" ? actor.onlyBranch : undefined;
  const branchId = command.branchId ?? onlyBranch ?? null;
  if (onlyBranch !== undefined && branchId !== onlyBranch) return { ok: false, problem: { code: "role_not_allowed" } };
  if (branchId !== null && !(await branchExists(branchId)))
    return { ok: false, problem: { code: "branch_unknown", branchId } };
  const granted = mayGrant(actor, role.wanted);
  if (!granted && role.otherwise === "refuse") return { ok: false, problem: { code: "role_not_allowed" } };
  const requestedRole = granted ? null : role.wanted;
  const limited = await limit(actor, normaliseEmail(command.email));
  if (limited) return { ok: false, problem: limited };

  const generatedPassword = command.password.kind === "generated" ? generatePassword() : null;
  const password = command.password.kind === "chosen" ? command.password.value : generatedPassword;
  const passwordHash = password === null ? null : await hashPassword(password);
  if (passwordHash !== null && typeof passwordHash !== "string") return { ok: false, problem: passwordHash };

  const complete = async (tx: Transaction, registered: Registered) => {
    return { ok: true as const, value: { ...registered, together: await together?.(tx, registered) } };
  };
  type Done = Awaited<ReturnType<typeof complete>>;
  const attempt = (reached: (done: Done) => Done) =>
    database().transaction(async (tx) => {
      if (actor.kind === "account") await refuseDemoted(tx, actor, role.wanted, granted);
      const row = accountRow(actor, { ...command, branchId }, granted ? role.wanted : "client", passwordHash);
      const account = await insertAccount(tx, row, ({ id, email }) => [
        ...(requestedRole ? requestRole(tx, actor, { id, email }, requestedRole) : []),
        ...(actor.kind === "system" ? [] : linkMail(tx, { id, email }, FIRST_MAIL[command.password.kind])),
        auditEntry(tx, actor, "account.registered", id, { role: row.role, branchId }),
        firstKeys(tx, id, row),
      ]);
      if (await emailIsHeld(tx, row.emailKey, account.id)) throw new EmailHeld();
      if (row.claimedDocument) await refuseHeldDocument(tx, account.id, row.claimedDocument);
      return reached(await complete(tx, { account, generatedPassword, requestedRole }));
    });
  try {
    return await untilKnown(attempt, async (candidates) => {
      const id = await idBehind(command.email, passwordHash);
      return candidates.find(({ value }) => value.account.id === id);
    });
  } catch (thrown) {
    if (thrown instanceof Demoted) return { ok: false, problem: { code: "role_not_allowed" } };
    const problem = TAKEN[constraintBehind(thrown) ?? ""];
    if (!problem) throw thrown;
    const finish = (tx: Transaction, account: Account) => complete(tx, { account, generatedPassword, requestedRole });
    const again = problem.code === "email_taken" && (await registerAgain(actor, command, passwordHash, finish));
    if (again) return again;
    const tooMany = await noteTaken(askerOf(actor, isStaff(actor)), normaliseEmail(command.email));
    if (tooMany) return { ok: false, problem: tooMany };
    if (problem.code === "email_taken" && !isStaff(actor))
      void noticeRegistrationAttempt(actor, command.email, command.retryKey);
    return { ok: false, problem };
  }
}

/** Which attempt of this very registration was stored: no other one has the same salted hash. */
async function idBehind(email: string, passwordHash: string | null): Promise<number | undefined> {
  if (passwordHash === null) return undefined;
  const [found] = await database()
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.emailKey, normaliseEmail(email)), eq(accounts.passwordHash, passwordHash)));
  return found?.id;
}

/** The unique constraint that was violated, or that stands for what was found without one. */
function constraintBehind(thrown: unknown): string | null {
  if (thrown instanceof EmailHeld) return "accounts_email_unique";
  return thrown instanceof DocumentTaken ? "accounts_claimed_document_unique" : violatedConstraint(thrown);
}

const isStaff = (actor: Actor) => may(actor, "register_client");

async function limit(actor: Actor, emailKey: string): Promise<Limited | null> {
  if (actor.kind === "system") return null;
  if (actor.kind === "account" && isStaff(actor)) return limitStaffRegistration(askerOf(actor, true), actor.id);
  return limitRegistration(askerOf(actor), emailKey);
}

function requestRole(tx: Transaction, actor: Actor, account: { id: SQL<number>; email: string }, role: Role): Write[] {
  return [
    tx.insert(roleRequests).values({ accountId: account.id, role }),
    auditEntry(tx, actor, "role.requested", account.id, { role }),
    ...linkMail(tx, account, "disown_account", { kind: "role_requested", details: { role } }),
  ];
}

/** Finds a document that another account holds without a claim; the unique constraint covers two claims. */
async function refuseHeldDocument(tx: Transaction, id: number, key: string): Promise<void> {
  const held = and(eq(accounts.documentKey, key), ne(accounts.id, id));
  if ((await tx.select({ id: accounts.id }).from(accounts).where(held).limit(1)).length > 0) throw new DocumentTaken();
}

/** Rereads the actor's row under lock, so that a role lost since the request was received grants nothing. */
async function refuseDemoted(tx: Transaction, actor: AccountActor, wanted: Role, granted: boolean): Promise<void> {
  const inOffice = and(eq(accounts.id, actor.id), isNull(accounts.disabledAt), isNull(accounts.closedAt));
  const [row] = await tx.select({ role: accounts.role }).from(accounts).where(inOffice).for("share");
  const now = row && { ...actor, role: row.role };
  const counter = may(actor, "register_client");
  if (!now || (counter && !may(now, "register_client")) || (granted && !mayGrant(now, wanted))) throw new Demoted();
}

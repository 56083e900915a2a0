import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, branches } from "../../db/schema";
import { unnamed } from "../../messages/unnamed";
import type { Actor } from "../account";
import { audit } from "../audit";
import { FIRST_BRANCH } from "../branches/first-branch";
import { generatePassword } from "../passwords/generated-password";
import { verifyPassword } from "../passwords/password";
import { registerAccount } from "./register-account";
import { registerCommand } from "./register-command";

const system: Actor = { kind: "system", via: { channel: "setup", address: null, userAgent: null, requestId: null } };

/** Creates the first branch if there is none. */
export async function createFirstBranch(): Promise<void> {
  const db = database();
  if ((await db.select({ id: branches.id }).from(branches).limit(1)).length > 0) return;
  const name = FIRST_BRANCH;
  await db.transaction(async (tx) => {
    const [branch] = await tx.insert(branches).values({ name }).returning({ id: branches.id });
    await audit(tx, system, "branch.created", null, { branch: branch?.id ?? null, name });
  });
}

/** Whether the account with this e-mail, as `createFirstAdmin` returned it, has this password. */
export async function hasPassword(email: string, password: string): Promise<boolean> {
  const [row] = await database()
    .select({ hash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.email, email));
  return (await verifyPassword(password, row?.hash ?? null)) === true;
}

/**
 * Creates the first administrator if there is none, and returns the first one's e-mail. Without a password one is
 * generated, and `tell` gets it before the commit, so that an interruption cannot lose it.
 */
export async function createFirstAdmin(
  email: string,
  password: string | undefined,
  tell: (password: string) => void,
): Promise<string> {
  const db = database();
  const [existing] = await db
    .select({ email: accounts.email })
    .from(accounts)
    .where(eq(accounts.role, "admin"))
    .orderBy(accounts.id)
    .limit(1);
  if (existing) return existing.email;
  const value = password ?? generatePassword();
  const admin = registerCommand({
    email,
    givenNames: unnamed,
    password: { kind: "chosen", value },
    role: { wanted: "admin", otherwise: "refuse" },
  });
  const registered = await registerAccount(system, admin, async () => {
    if (!password) tell(value);
  });
  if (!registered.ok) throw new Error(`The first administrator could not be created: ${registered.problem.code}`);
  return email;
}

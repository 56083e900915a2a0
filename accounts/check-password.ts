import { eq } from "drizzle-orm";
import { database } from "../db/client";
import { accounts } from "../db/schema";
import type { Limited } from "../limits/limit";
import { limitTries } from "../limits/password-tries";
import type { AccountActor, Overloaded } from "./account";
import { verifyPassword } from "./password";

/** Whether this is the caller's own password now, or the refusal of too many tries or of a full queue. */
export async function checkPassword(actor: AccountActor, password: string): Promise<boolean | Limited | Overloaded> {
  const [found] = await database()
    .select({ hash: accounts.passwordHash, key: accounts.emailKey })
    .from(accounts)
    .where(eq(accounts.id, actor.id));
  if (!found) throw new Error("The caller's account is gone.");
  return limitTries(found.key, actor.via.address, () => verifyPassword(password, found.hash));
}

import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Limited } from "../../limits/limit";
import { limitTries } from "../../limits/password-tries";
import type { AccountActor, Overloaded } from "../account";
import { verifyPassword } from "./password";

/** Null when this is the caller's current password; else `wrong_password`, `rate_limited` or `overloaded`. */
export async function checkPassword(
  actor: AccountActor,
  password: string,
): Promise<{ code: "wrong_password" } | Limited | Overloaded | null> {
  const [found] = await database()
    .select({ hash: accounts.passwordHash, key: accounts.emailKey })
    .from(accounts)
    .where(eq(accounts.id, actor.id));
  if (!found) throw new Error("The caller's account is gone.");
  const verified = await limitTries(found.key, actor.via.address, () => verifyPassword(password, found.hash));
  if (typeof verified !== "boolean") return verified;
  return verified ? null : { code: "wrong_password" };
}

import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Limited } from "../../limits/limit";
import { limitTries } from "../../limits/password-tries";
import type { AccountActor, Overloaded } from "../account";
import { verifyPassword } from "./password";
import { tellOfGuessing } from "./tell-of-guessing";

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
  const verify = () => verifyPassword(password, found.hash);
  const verified = await limitTries(found.key, actor.via.address, verify, { signedIn: true });
  if (typeof verified !== "boolean") {
    if (verified.code === "rate_limited") void tellOfGuessing(actor, found.key, verified);
    return verified;
  }
  return verified ? null : { code: "wrong_password" };
}

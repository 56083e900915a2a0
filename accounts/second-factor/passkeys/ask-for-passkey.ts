import { eq } from "drizzle-orm";
import { database } from "../../../db/client";
import { passkeys } from "../../../db/schema";
import { passkeysAsked } from "../../../limits/budgets";
import type { Limited } from "../../../limits/limit";
import { sourceOf } from "../../../limits/source";
import { take } from "../../../limits/take";
import type { Actor, Result } from "../../account";
import { type Asked, CHALLENGE_SECONDS, drawChallenge } from "./challenge-rows";
import { descriptor, relyingParty } from "./relying-party";

/**
 * What a browser needs to ask for a passkey, as its JSON: of the account given, or else whichever its owner picks. It can
 * be answered once, by this holder. Refuses with `rate_limited`.
 */
export async function askForPasskey(
  actor: Actor,
  asked: Asked & { purpose: "sign_in" | "prove" },
): Promise<Result<string, Limited>> {
  const limited = await take([{ limit: passkeysAsked, whom: sourceOf(actor.via.address) }]);
  if (limited) return { ok: false, problem: limited };
  const options = await database().transaction(async (tx) => {
    const { credentialId, transports, accountId } = passkeys;
    const held = asked.accountId
      ? await tx.select({ credentialId, transports }).from(passkeys).where(eq(accountId, asked.accountId))
      : [];
    return {
      challenge: await drawChallenge(tx, asked),
      rpId: relyingParty.id,
      timeout: CHALLENGE_SECONDS * 1000,
      userVerification: "required",
      allowCredentials: held.map(descriptor),
    };
  });
  return { ok: true, value: JSON.stringify(options) };
}

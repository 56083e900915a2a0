import { eq } from "drizzle-orm";
import { accounts, passkeys } from "../../../db/schema";
import type { AccountActor, ActProblem, KeyProblem, Result } from "../../account";
import { actAs } from "../../act-on";
import { currentBusiness } from "../../business/current-business";
import { CHALLENGE_SECONDS, drawChallenge } from "./challenge-rows";
import { ALGORITHMS, descriptor, relyingParty, userHandle } from "./relying-party";

const MOST_PASSKEYS = 20;

/**
 * What the caller's browser needs to make a passkey, as its JSON; `addPasskey` makes it count. Refuses with
 * `proof_required` and `too_many_keys`.
 */
export async function beginPasskey(actor: AccountActor): Promise<Result<string, ActProblem | KeyProblem>> {
  const { name: business } = await currentBusiness();
  return actAs<string, KeyProblem>(actor, "set_up_second_factor", async (tx) => {
    const own = eq(passkeys.accountId, actor.id);
    const columns = { credentialId: passkeys.credentialId, transports: passkeys.transports };
    const held = await tx.select(columns).from(passkeys).where(own);
    if (held.length >= MOST_PASSKEYS) return { ok: false, problem: { code: "too_many_keys" } };
    const [account] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, actor.id));
    const name = account?.email ?? "";
    const asked = { purpose: "enrol", holder: actor.sessionId, accountId: actor.id } as const;
    const options = {
      challenge: await drawChallenge(tx, asked),
      rp: { id: relyingParty.id, name: business },
      user: { id: userHandle(actor.id), name, displayName: name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
      timeout: CHALLENGE_SECONDS * 1000,
      attestation: "none",
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      excludeCredentials: held.map(descriptor),
    };
    return { ok: true, value: JSON.stringify(options) };
  });
}

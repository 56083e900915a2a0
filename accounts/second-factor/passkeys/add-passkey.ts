import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../../db/client";
import { accounts, passkeys } from "../../../db/schema";
import { revokeSessions } from "../../access/revoke-sessions";
import type { AccountActor, ActProblem, PasskeyRefused, Result } from "../../account";
import { actAs, checkAct } from "../../act-on";
import { audit } from "../../audit";
import { replaceRecoveryCodes } from "../../codes/recovery-codes";
import { writeLinkMail } from "../../links/write-link-mail";
import { spendChallenge } from "./challenge-rows";
import { readAttestation } from "./read-answer";
import { ALGORITHMS, relyingParty } from "./relying-party";

const refused = { ok: false, problem: { code: "passkey_refused" } } as const;

/**
 * Adds the passkey that the caller's browser made. It counts as a second factor at once: with the first one, every other
 * session ends. A mail says so. Returns recovery codes where the account had no second factor, else null. Refuses with
 * `proof_required` and `passkey_refused`.
 */
export async function addPasskey(
  actor: AccountActor,
  { name, answer }: { name: string; answer: string },
): Promise<Result<string[] | null, ActProblem | PasskeyRefused>> {
  const allowed = await checkAct(actor, "set_up_second_factor");
  if (!allowed.ok) return allowed;
  const read = readAttestation(answer);
  const spent = read && (await spendChallenge(read.challenge, { purpose: "enrol", holder: actor.sessionId }));
  const made = read && spent?.accountId === actor.id ? await verify(read) : null;
  if (!made) return refused;
  return actAs<string[] | null, PasskeyRefused>(actor, "set_up_second_factor", async (tx) => {
    const row = { ...made, name, accountId: actor.id };
    const added = await tx.insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id });
    if (added.length === 0) return refused;
    const columns = { id: accounts.id, email: accounts.email, since: accounts.secondFactorAt };
    const [account] = await tx.select(columns).from(accounts).where(eq(accounts.id, actor.id));
    if (!account) return refused;
    const codes = account.since ? null : await askForSecondStep(tx, actor);
    // Its «No fui yo» removes what was set up since.
    await writeLinkMail(tx, account, "undo_second_factor", { kind: "passkey_added", details: { name } });
    await audit(tx, actor, "passkey.added", actor.id);
    return { ok: true, value: codes };
  });
}

/** From now on the account asks for a second step. */
async function askForSecondStep(tx: Transaction, { id, sessionId }: AccountActor): Promise<string[]> {
  await tx.update(accounts).set({ secondFactorAt: sql`now()` }).where(eq(accounts.id, id));
  await revokeSessions(tx, id, sessionId);
  return replaceRecoveryCodes(tx, id);
}

async function verify({ said, challenge }: NonNullable<ReturnType<typeof readAttestation>>) {
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: said,
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    const credentialId = Buffer.from(id, "base64url");
    return { credentialId, publicKey: Buffer.from(publicKey), counter, transports: said.response.transports.join(",") };
  } catch {
    // The library throws for each thing that is not as it was asked for.
    return null;
  }
}

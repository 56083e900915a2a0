import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { database, type Transaction } from "../../../db/client";
import { accounts, passkeys } from "../../../db/schema";
import type { Actor, PasskeyRefused, Result } from "../../account";
import { audit } from "../../audit";
import { writeLinkMail } from "../../links/write-link-mail";
import { type Asked, spendChallenge } from "./challenge-rows";
import { readAssertion } from "./read-answer";
import { relyingParty, userHandle } from "./relying-party";

type Assertion = NonNullable<ReturnType<typeof readAssertion>>;
type Passkey = typeof passkeys.$inferSelect;

const refused = { ok: false, problem: { code: "passkey_refused" } } as const;

/**
 * Verifies what a passkey signed: the challenge drawn for this holder, used once and in time, this site, and that its
 * owner was verified. Returns the account it belongs to. A counter that does not grow means that the passkey was copied:
 * then it opens nothing any more, and the owner is told. Refuses with `passkey_refused` for every cause.
 */
export async function verifyPasskey(
  actor: Actor,
  asked: Pick<Asked, "purpose" | "holder">,
  answer: string,
): Promise<Result<{ accountId: number }, PasskeyRefused>> {
  const read = readAssertion(answer);
  const spent = read && (await spendChallenge(read.challenge, asked));
  if (!spent) return refused;
  const credentialId = Buffer.from(read.said.id, "base64url");
  const [passkey] = await database().select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
  const counter = passkey && (await signedCounter(read, passkey));
  const known = passkey && counter !== null && (spent.accountId ?? passkey.accountId) === passkey.accountId;
  return database().transaction(async (tx) => {
    if (known && (await advance(tx, passkey, counter ?? 0))) return { ok: true, value: passkey };
    const isClone = known && !passkey.clonedAt;
    if (isClone) await endCloned(tx, passkey);
    await audit(tx, actor, isClone ? "passkey.cloned" : "passkey.refused", passkey?.accountId ?? null);
    return refused;
  });
}

/** The counter that was signed; null when it was not signed by this passkey, for this site, by a verified person. */
async function signedCounter({ said, challenge }: Assertion, passkey: Passkey): Promise<number | null> {
  if (said.response.userHandle && said.response.userHandle !== userHandle(passkey.accountId)) return null;
  // Only where it is needed: it is large, and every form could ask for a passkey.
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  try {
    const { userHandle: _, ...response } = said.response;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...said, response },
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      // Its counter is compared below, under a lock, and only when the signature is right.
      credential: { id: said.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws for each thing that is not as it was asked for.
    return null;
  }
}

/** Notes the use; false when the counter did not grow, or went back before. */
async function advance(tx: Transaction, { id }: Passkey, counter: number): Promise<boolean> {
  const without = counter === 0 ? eq(passkeys.counter, 0) : undefined;
  const grown = or(gt(sql`${counter}::bigint`, passkeys.counter), without);
  const used = await tx
    .update(passkeys)
    .set({ counter, lastUsedAt: sql`now()` })
    .where(and(eq(passkeys.id, id), isNull(passkeys.clonedAt), grown))
    .returning({ id: passkeys.id });
  return used.length > 0;
}

async function endCloned(tx: Transaction, { id, accountId, name }: Passkey): Promise<void> {
  await tx.update(passkeys).set({ clonedAt: sql`now()` }).where(eq(passkeys.id, id));
  const [account] = await tx
    .select({ id: accounts.id, email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (account) await writeLinkMail(tx, account, "secure_account", { kind: "passkey_cloned", details: { name } });
}

import { eq } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Via } from "../account";
import { audit } from "../audit";
import { normaliseEmail } from "../values/email";
import { linkPerson } from "./link-person";

/** Notes that the old server has now registered whom Alta had registered, under this id of its own. */
export async function noteTold(
  via: Via,
  { contract, email, externalId }: { contract: string; email: string; externalId: string | null },
): Promise<void> {
  const emailKey = normaliseEmail(email);
  await database().transaction(async (tx) => {
    const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.emailKey, emailKey));
    if (!account) return;
    await linkPerson(tx, { contract, emailKey, externalId }, account.id, "told");
    await audit(tx, { kind: "anonymous", via }, "account.told", account.id, { origin: contract });
  });
}

import { isNull, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { legacyPeople } from "../../db/schema";
import { normaliseEmail } from "../values/email";

/** Notes someone whom an old server has and who could not be brought in, for the operator to see, until they are here. */
export async function noteMissing(
  contract: string,
  email: string,
  { way, reason, externalId }: { way: string; reason: string; externalId: string | null },
): Promise<void> {
  await database()
    .insert(legacyPeople)
    .values({ contract, emailKey: normaliseEmail(email), way, reason, externalId })
    .onConflictDoUpdate({
      target: [legacyPeople.contract, legacyPeople.emailKey],
      set: { reason, way, at: sql`now()` },
      setWhere: isNull(legacyPeople.accountId),
    });
}

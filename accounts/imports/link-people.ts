import type { Transaction } from "../../db/client";
import { LEGACY_CONTRACTS } from "../../runtime/legacy-settings";
import { linkPerson } from "../moving/link-person";
import type { Run } from "./import-run";
import type { ImportedPerson } from "./row/read-row";

/** How people came who are known to an old server because a file of it had them. */
export const BY_IMPORT = "imported";

/**
 * Where a file comes from a contract's old server, says by its source, its new people are known as that server's: their old
 * tokens count, and they are not missing.
 */
export async function linkPeople(
  tx: Transaction,
  { source }: Run,
  people: ImportedPerson[],
  created: Map<string, number>,
): Promise<void> {
  if (!LEGACY_CONTRACTS.includes(source)) return;
  for (const { emailKey, externalId } of people) {
    const id = created.get(emailKey);
    if (id !== undefined) await linkPerson(tx, { contract: source, emailKey, externalId }, id, BY_IMPORT);
  }
}

import type { SQL } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { violatedConstraint } from "../../db/constraint";
import { consents } from "../../db/schema";
import type { Write } from "../../db/write";
import type { Via } from "../account";

/** Consent to these texts, or its end, as writes that go out with others. */
export function consentRows(
  tx: Transaction,
  accountId: number | SQL<number>,
  via: Via,
  textIds: readonly number[],
  given = true,
): Write[] {
  if (textIds.length === 0) return [];
  const { channel, address, requestId } = via;
  return [
    tx.insert(consents).values(textIds.map((textId) => ({ accountId, textId, given, channel, address, requestId }))),
  ];
}

/** Whether the database refused consent to a text that has been superseded, or was never published. */
export const isSuperseded = (thrown: unknown): boolean =>
  ["consents_current_text", "consents_text_id_texts_id_fk"].includes(violatedConstraint(thrown) ?? "");

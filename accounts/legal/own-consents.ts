import { asc, eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { consents, texts } from "../../db/schema";
import type { AccountActor } from "../account";
import { idsOf } from "../holder-of";
import type { TextKind } from "./text-kinds";

export type OwnConsent = {
  textId: number;
  kind: TextKind;
  version: number;
  sha256: string;
  /** False for what was let go of. */
  given: boolean;
  at: Date;
  channel: string;
  address: string | null;
};

/** Everything the caller agreed to and let go of, in the order of time; also by accounts merged into theirs. */
export async function ownConsents(actor: AccountActor): Promise<OwnConsent[]> {
  const { textId, given, at, channel, address } = consents;
  const { kind, version, sha256 } = texts;
  const rows = await database()
    .select({ textId, kind, version, sha256, given, at, channel, address })
    .from(consents)
    .innerJoin(texts, eq(texts.id, textId))
    .where(sql`${consents.accountId} in ${idsOf(actor.id)}`)
    .orderBy(asc(consents.id));
  return rows.map((row) => ({ ...row, kind: row.kind as TextKind }));
}

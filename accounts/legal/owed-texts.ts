import { and, eq, inArray, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { consents, texts } from "../../db/schema";
import type { Account } from "../account";
import { idsOf } from "../holder-of";
import { currentTexts } from "./current-texts";
import { type CurrentText, isOptional } from "./text-kinds";

/** `before`: they agreed to an older version, so that this is a change. */
export type OwedText = CurrentText & { before: boolean };

/**
 * The texts that a client still has to answer: those they never agreed to, and those that changed in an important way
 * since. Staff owe none. Without published texts nothing is asked of the database.
 */
export async function owedTexts({ id, role }: Pick<Account, "id" | "role">): Promise<OwedText[]> {
  const asked = (await currentTexts()).filter(({ kind }) => !isOptional(kind));
  if (role !== "client" || asked.length === 0) return [];
  const kinds = asked.map(({ kind }) => kind);
  const agreed = await database()
    .select({ kind: texts.kind, version: sql<number>`max(${texts.version})`.mapWith(Number) })
    .from(consents)
    .innerJoin(texts, eq(texts.id, consents.textId))
    .where(and(sql`${consents.accountId} in ${idsOf(id)}`, eq(consents.given, true), inArray(texts.kind, kinds)))
    .groupBy(texts.kind);
  return asked.flatMap((text) => {
    const before = agreed.find(({ kind }) => kind === text.kind);
    return before && before.version >= text.since ? [] : [{ ...text, before: before !== undefined }];
  });
}

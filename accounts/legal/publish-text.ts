import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { violatedConstraint } from "../../db/constraint";
import { texts } from "../../db/schema";
import type { AccountActor, ActProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import type { TextSuperseded } from "../problems/text-superseded";
import { rereadTexts } from "./current-texts";
import type { TextKind } from "./text-kinds";

export type NewText = {
  kind: TextKind;
  /** The version that the writer had before them; 0 for none. */
  after: number;
  body: string;
  short: string | null;
  important: boolean;
};

/** SHA-256 of a text's words, in hexadecimal. */
export const textHash = (body: string): string => createHash("sha256").update(body).digest("hex");

/**
 * Publishes the next version of a text, which never changes again. The first one is important by nature. Returns its
 * number. Refuses as `actAs` does, and with `text_superseded` when another version has been published meanwhile.
 */
export async function publishText(
  actor: AccountActor,
  text: NewText,
): Promise<Result<number, ActProblem | TextSuperseded>> {
  const { kind, after, body, short } = text;
  try {
    const published = await actAs<number, TextSuperseded>(actor, "publish_text", async (tx) => {
      const [newest] = await tx
        .select({ version: sql<number>`coalesce(max(${texts.version}), 0)`.mapWith(Number) })
        .from(texts)
        .where(eq(texts.kind, kind));
      if (newest?.version !== after) return { ok: false, problem: { code: "text_superseded" } };
      const [version, important] = [after + 1, text.important || after === 0];
      const sha256 = textHash(body);
      await tx.insert(texts).values({ kind, version, body, short, sha256, important, publishedBy: actor.id });
      await audit(tx, actor, "text.published", null, { legal: kind, version, important, sha256 });
      return { ok: true, value: version };
    });
    if (published.ok) await rereadTexts();
    return published;
  } catch (thrown) {
    if (violatedConstraint(thrown) === "texts_version_unique")
      return { ok: false, problem: { code: "text_superseded" } };
    throw thrown;
  }
}

import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { business } from "../../db/schema";
import type { AccountActor, ActProblem, Overloaded, Result } from "../account";
import { actAs, checkAct } from "../act-on";
import { audit } from "../audit";
import type { MarkRefused } from "../problems/business-refusal";
import { rereadBusiness } from "./current-business";
import { redrawMark } from "./mark/redraw-mark";
import { writeBusiness } from "./write-business";

export type MarkProblem = ActProblem | MarkRefused | Overloaded;

/**
 * Makes an uploaded PNG or SVG the business's mark, drawn anew. Refuses as `actAs` does, with `mark_refused` for what
 * cannot be one, and with `overloaded`.
 */
export async function saveMark(actor: AccountActor, bytes: Uint8Array): Promise<Result<null, MarkProblem>> {
  // Before anything of the file is unpacked.
  const allowed = await checkAct(actor, "manage_business");
  if (!allowed.ok) return allowed;
  const drawn = await redrawMark(bytes);
  if ("code" in drawn) return { ok: false, problem: drawn };
  const [mark, markIcon] = [Buffer.from(drawn.mark), Buffer.from(drawn.icon)];
  const markHash = createHash("sha256").update(mark).digest("hex").slice(0, 32);
  const row = { mark, markIcon, markHash, markType: drawn.type, markWidth: drawn.width, markHeight: drawn.height };
  return changeMark(actor, "business.mark_changed", row);
}

/** Takes the mark away: Alta's own stands again. Refuses as `actAs` does. */
export function removeMark(actor: AccountActor): Promise<Result<null, ActProblem>> {
  const none = { mark: null, markIcon: null, markHash: null, markType: null, markWidth: null, markHeight: null };
  return changeMark(actor, "business.mark_removed", none);
}

async function changeMark(
  actor: AccountActor,
  action: "business.mark_changed" | "business.mark_removed",
  mark: Partial<typeof business.$inferInsert>,
): Promise<Result<null, ActProblem>> {
  const row = { ...mark, updatedAt: sql`now()` };
  const saved = await actAs<null>(actor, "manage_business", async (tx) => {
    await writeBusiness(tx, row);
    await audit(tx, actor, action, null, mark.markHash ? { mark: mark.markHash } : {});
    return { ok: true, value: null };
  });
  if (saved.ok) await rereadBusiness();
  return saved;
}

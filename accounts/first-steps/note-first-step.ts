import { sql } from "drizzle-orm";
import type { AccountActor, ActProblem, Result } from "../account";
import { actAs } from "../act-on";
import { type AuditAction, audit } from "../audit";
import { writeBusiness } from "../business/write-business";

/** A test slip came out of the counter's printer as it should. Refuses as `actAs` does. */
export const noteTestPrint = (actor: AccountActor) => note(actor, "business.test_printed", { testPrintAt: sql`now()` });

/** Takes the list of first steps off the panel's first page, for every administrator, or puts it back. */
export const putFirstStepsAway = (actor: AccountActor, away: boolean) =>
  note(actor, away ? "business.checklist_put_away" : "business.checklist_shown", {
    checklistPutAwayAt: away ? sql`now()` : null,
  });

type Noted = Partial<Record<"testPrintAt" | "checklistPutAwayAt", ReturnType<typeof sql> | null>>;

function note(actor: AccountActor, action: AuditAction, noted: Noted): Promise<Result<null, ActProblem>> {
  return actAs<null>(actor, "tend_first_steps", async (tx) => {
    await writeBusiness(tx, noted);
    await audit(tx, actor, action, null);
    return { ok: true, value: null };
  });
}

import { eq, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { imports } from "../../db/schema";
import type { Actor, ActProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { may } from "../policy";
import { isId } from "../values/is-id";
import { lockRun } from "./import-run";

/**
 * Starts an import whose rows have been checked. It is carried out in the name of the actor by the process that advances it.
 * Refuses with `not_found`, also for one that has started, and for an account with `proof_required`.
 */
export function startImport(actor: Actor, id: number): Promise<Result<null, ActProblem>> {
  const set = { state: "running" as const, next: 0, startedAt: sql`now()`, leasedUntil: null };
  return inState(actor, id, "checked", async (tx) => {
    const startedBy = actor.kind === "account" ? actor.id : null;
    await tx
      .update(imports)
      .set({ ...set, startedBy })
      .where(eq(imports.id, id));
    await audit(tx, actor, "import.started", null, { import: id });
  });
}

/**
 * Takes an import back: accounts that no one has used or changed since go. Refuses as `startImport` does, also for one that
 * has not ended.
 */
export function undoImport(actor: Actor, id: number): Promise<Result<null, ActProblem>> {
  return inState(actor, id, "done", async (tx) => {
    await tx.update(imports).set({ state: "undoing", next: 0, leasedUntil: null }).where(eq(imports.id, id));
    await audit(tx, actor, "import.undo_started", null, { import: id });
  });
}

async function inState(
  actor: Actor,
  id: number,
  state: "checked" | "done",
  change: (tx: Transaction) => Promise<void>,
): Promise<Result<null, ActProblem>> {
  const notFound = { ok: false, problem: { code: "not_found" } } as const;
  if (!isId(id)) return notFound;
  const act = async (tx: Transaction): Promise<Result<null, ActProblem>> => {
    const run = await lockRun(tx, id);
    if (run?.state !== state) return notFound;
    await change(tx);
    return { ok: true, value: null };
  };
  if (actor.kind === "account") return actAs<null, ActProblem>(actor, "run_import", act);
  return may(actor, "run_import") ? database().transaction(act) : notFound;
}

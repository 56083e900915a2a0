import { and, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { imports } from "../../db/schema";
import { describeError, log } from "../../log";
import { perProcess } from "../../runtime/per-process";
import { carryOn } from "./carry-on";

const POLL_MILLISECONDS = 3_000;

type Runner = { stopping: boolean; busy: Promise<void> | null };

const runner = () => perProcess<Runner>("import-runner", () => ({ stopping: false, busy: null }));

/** Goes on with the panel's imports, one at a time; those that another process has left are taken up when its lease ends. */
export function runImports(): { stop: () => Promise<void> } {
  const timer = setInterval(goOnWithImports, POLL_MILLISECONDS).unref();
  goOnWithImports();
  const stop = async () => {
    clearInterval(timer);
    runner().stopping = true;
    await runner().busy;
  };
  return { stop };
}

/** Looks for an import to go on with now. */
export function goOnWithImports(): void {
  const state = runner();
  if (state.busy || state.stopping) return;
  state.busy = goOn(state)
    .catch((thrown) => log.error(describeError(thrown), "imports could not be gone on with"))
    .finally(() => {
      state.busy = null;
    });
}

async function goOn(state: Runner): Promise<void> {
  for (let id = await nextImport(); id !== null && !state.stopping; id = await nextImport())
    await carryOn(
      id,
      () => {},
      () => state.stopping,
    );
}

async function nextImport(): Promise<number | null> {
  const free = or(isNull(imports.leasedUntil), lt(imports.leasedUntil, sql`now()`));
  const [found] = await database()
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.runner, "panel"), inArray(imports.state, ["checking", "running", "undoing"]), free))
    .orderBy(imports.id)
    .limit(1);
  return found?.id ?? null;
}

import { and, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { imports } from "../../db/schema";
import { describeError, log } from "../../log";
import { backgroundWork } from "../../runtime/background-work";
import { carryOn } from "./carry-on";

const work = backgroundWork(
  {
    name: "import-runner",
    pollMilliseconds: 3_000,
    failed: (thrown) => log.error(describeError(thrown), "imports could not be gone on with"),
  },
  goOn,
);

/** Looks for an import to go on with now. */
export const goOnWithImports = work.goOn;

/** Goes on with the panel's imports, one at a time; those that another process has left are taken up when its lease ends. */
export function runImports(): { stop: () => Promise<void> } {
  goOnWithImports();
  return work.run();
}

async function goOn(stopping: () => boolean): Promise<void> {
  for (let id = await nextImport(); id !== null && !stopping(); id = await nextImport())
    await carryOn(id, () => {}, stopping);
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

import { and, desc, eq } from "drizzle-orm";
import { database } from "../../db/client";
import { imports } from "../../db/schema";
import type { Run } from "./import-run";
import { fileHashOf } from "./stage-import";

/** The command's import of the same file that was interrupted while it ran, if there is one. */
export async function findUnfinished(bytes: Uint8Array): Promise<Run | null> {
  const interrupted = and(
    eq(imports.fileHash, fileHashOf(bytes)),
    eq(imports.runner, "command"),
    eq(imports.state, "running"),
  );
  const [run] = await database().select().from(imports).where(interrupted).orderBy(desc(imports.id)).limit(1);
  return (run as Run | undefined) ?? null;
}

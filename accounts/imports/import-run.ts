import { eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { imports } from "../../db/schema";
import type { Actor } from "../account";
import type { ImportOptions } from "./import-options";
import type { Mapping } from "./row/import-field";

export type Run = Omit<typeof imports.$inferSelect, "mapping" | "options"> & {
  mapping: Mapping;
  options: ImportOptions;
};

/** The channel of accounts that came in a file. */
export const IMPORT_CHANNEL = "import";

/** The import's row under lock, so that two processes that go on with it take turns; null when it is gone. */
export async function lockRun(tx: Transaction, id: number): Promise<Run | null> {
  const [run] = await tx.select().from(imports).where(eq(imports.id, id)).for("no key update");
  return (run as Run | undefined) ?? null;
}

/** In whose name the rows are written, for the audit. */
export function actorOf({ startedBy }: Run): Actor {
  const via = { channel: IMPORT_CHANNEL, address: null, userAgent: null, requestId: null };
  if (startedBy === null) return { kind: "system", via };
  return { kind: "account", id: startedBy, role: "admin", branchId: null, sessionId: "", via };
}

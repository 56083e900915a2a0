import { eq } from "drizzle-orm";
import { imports } from "../../db/schema";
import type { AccountActor, ActProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { isId } from "../values/is-id";
import { rowsOf } from "./rows-of";
import type { RowView } from "./view-import";

type Rejected = { headers: string[]; rows: AsyncIterable<RowView[]> };

/**
 * The rejected rows of an import as they were in its file, for a month; audited before the first one is returned. Refuses
 * with `not_found` and `proof_required`.
 */
export async function exportRejected(actor: AccountActor, id: number): Promise<Result<Rejected, ActProblem>> {
  const notFound = { ok: false, problem: { code: "not_found" } } as const;
  if (!isId(id)) return notFound;
  return actAs<Rejected, ActProblem>(actor, "run_import", async (tx) => {
    const [run] = await tx.select({ headers: imports.headers }).from(imports).where(eq(imports.id, id));
    if (!run) return notFound;
    await audit(tx, actor, "import.rejected_exported", null, { import: id });
    return { ok: true, value: { headers: run.headers, rows: rowsOf(id, "rejected") } };
  });
}

import { eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { importMappings, imports } from "../../db/schema";
import type { Actor, NotFound } from "../account";
import { may } from "../policy";
import { isId } from "../values/is-id";
import { headersKey } from "./headers-key";
import type { ImportOptions } from "./import-options";
import { lockRun } from "./import-run";
import { dayOrderOf } from "./reading-of";
import type { ImportField, Mapping } from "./row/import-field";

export type MappingProblem =
  | NotFound
  /** No column is the address or the name. */
  | { code: "unmapped"; field: "email" | "nombres" }
  /** Two columns are to be the same field. */
  | { code: "mapped_twice"; field: ImportField };

export type Meaning = { mapping: Mapping; options: Omit<ImportOptions, "dayOrder">; source?: string };

/**
 * Says what an import's columns mean and what is to happen, and has every row checked anew; the meaning is remembered for
 * the next file with these headers. Refuses with `not_found`, also once the import runs, `unmapped` and `mapped_twice`.
 */
export async function mapImport(
  actor: Actor,
  id: number,
  { mapping, options, source }: Meaning,
): Promise<{ ok: true } | { ok: false; problem: MappingProblem }> {
  const refused = <Problem extends MappingProblem>(problem: Problem) => ({ ok: false as const, problem });
  if (!may(actor, "prepare_import") || !isId(id)) return refused({ code: "not_found" });
  const twice = mapping.find((field, column) => field !== null && mapping.indexOf(field) !== column);
  if (twice) return refused({ code: "mapped_twice", field: twice });
  if (!mapping.includes("email")) return refused({ code: "unmapped", field: "email" });
  if (!mapping.includes("nombres") && !mapping.includes("nombre"))
    return refused({ code: "unmapped", field: "nombres" });
  return database().transaction(async (tx) => {
    const run = await lockRun(tx, id);
    if (!run || !["uploaded", "checking", "checked"].includes(run.state) || mapping.length !== run.headers.length)
      return refused({ code: "not_found" });
    const mapped = { id, mapping };
    const dayOrder = {
      birth: await dayOrderOf(tx, mapped, "fecha_nacimiento"),
      created: await dayOrderOf(tx, mapped, "creado"),
    };
    await tx
      .update(imports)
      .set({
        mapping,
        options: { ...options, dayOrder },
        state: "checking",
        next: 0,
        leasedUntil: null,
        ...(source && { source }),
      })
      .where(eq(imports.id, id));
    await tx
      .insert(importMappings)
      .values({ headersKey: headersKey(run.headers), mapping })
      .onConflictDoUpdate({ target: importMappings.headersKey, set: { mapping, updatedAt: sql`now()` } });
    return { ok: true };
  });
}

import { and, eq, inArray } from "drizzle-orm";
import { database } from "../../db/client";
import { imports } from "../../db/schema";
import type { Actor, NotFound, Result } from "../account";
import { audit } from "../audit";
import { may } from "../policy";
import { isId } from "../values/is-id";

/** Forgets an import that has not run, with all its rows. Refuses with `not_found`. */
export async function discardImport(actor: Actor, id: number): Promise<Result<null, NotFound>> {
  const notFound = { ok: false, problem: { code: "not_found" } } as const;
  if (!may(actor, "prepare_import") || !isId(id)) return notFound;
  return database().transaction(async (tx) => {
    const idle = inArray(imports.state, ["staging", "uploaded", "checking", "checked"]);
    const [gone] = await tx
      .delete(imports)
      .where(and(eq(imports.id, id), idle))
      .returning({ id: imports.id });
    if (!gone) return notFound;
    await audit(tx, actor, "import.discarded", null, { import: id });
    return { ok: true, value: null };
  });
}

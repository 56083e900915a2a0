import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

const sql = await coreDatabase();
const { carryOn } = await import("./carry-on");
const { mapImport } = await import("./map-import");
const { USUAL_OPTIONS } = await import("./import-options");
const { stageImport } = await import("./stage-import");
const { startImport, undoImport } = await import("./start-import");

const via = { channel: "import", address: null, userAgent: null, requestId: null };
const operator = { kind: "system", via } as const;

async function imported(source: string, email: string): Promise<number> {
  const bytes = Buffer.from(`id,email,nombre\n7,${email},Ana\n`);
  const staged = await stageImport(operator, { name: "a.csv", bytes, source, runner: "command" });
  if (!staged.ok) throw new Error(staged.problem.code);
  const { id } = staged.value;
  await mapImport(operator, id, { mapping: ["id", "email", "nombre"], options: USUAL_OPTIONS });
  await carryOn(id, () => {});
  await startImport(operator, id);
  await carryOn(id, () => {});
  return id;
}

const linked = () => sql`select contract, email_key, external_id, way from legacy_people`;

test("people of a contract's old server are known as its own, and no more once the import is undone", async () => {
  await imported("otro sistema", "otra@ejemplo.com");
  expect(await linked()).toEqual([]);
  const id = await imported("movil", "ana@ejemplo.com");
  const ana = { contract: "movil", email_key: "ana@ejemplo.com", external_id: "7", way: "imported" };
  expect(await linked()).toEqual([ana]);
  expect((await undoImport(operator, id)).ok).toBe(true);
  await carryOn(id, () => {});
  expect(await linked()).toEqual([]);
  expect(await sql`select email from accounts where origin = 'import'`).toEqual([{ email: "otra@ejemplo.com" }]);
});

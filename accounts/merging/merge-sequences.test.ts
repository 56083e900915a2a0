import fc from "fast-check";
import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { noSession, person, stranger } from "@/testing/people";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { authenticate } = await import("../passwords/authenticate");
const { registerAccount } = await import("../registration/register-account");
const { closeAccount } = await import("../profile/close-account");
const { editClient } = await import("../clients/edit-client");
const { mergeClients } = await import("./merge-clients");
const { undoMerge } = await import("./undo-merge");

const admin = await insertActor(sql, "admin");
const PEOPLE = 4;

/** Who is behind an address, as it ought to be. */
type Person = { id: number; email: string; password: string; phone: string | null; into: Person | null };
type World = {
  people: (Person | null)[];
  merges: { id: number; survivor: Person; merged: Person }[];
  expected: string[];
};

const slot = fc.nat(PEOPLE - 1);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant("register" as const), one: slot, other: slot }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("edit" as const), one: slot, other: slot }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("merge" as const), one: slot, other: slot }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("unmerge" as const), one: slot, other: slot }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("close" as const), one: slot, other: slot }) },
);
type Step = { act: "register" | "edit" | "merge" | "unmerge" | "close"; one: number; other: number };

let run = 0;
const emailOf = (index: number) => `secuencia.${run}.${index}@ejemplo.com`;
const codeOf = (result: { ok: boolean; problem?: { code: string } }) => (result.ok ? "ok" : result.problem?.code);

const ACTS: Record<Step["act"], (world: World, step: Step) => Promise<void>> = {
  async register({ people, expected }, { one }) {
    const [email, password] = [emailOf(one), `clave de la secuencia ${run} ${one}`];
    const made = await registerAccount(stranger, person({ email, password: { kind: "chosen", value: password } }));
    expect(codeOf(made)).toBe(people[one] ? "email_taken" : "ok");
    if (!made.ok) return;
    people[one] = { id: made.value.account.id, email, password, phone: made.value.account.phone, into: null };
    expected.push(`account.registered ${made.value.account.id}`);
  },
  async edit({ people, expected }, { one }) {
    const found = people[one];
    if (!found) return;
    const phone = `+5917${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
    const names = { givenNames: "Ana", surnames: "Rojas", birthDate: null, documentType: null, documentNumber: null };
    const changes = { ...names, email: found.email, phone, address: null, branchId: null };
    const edited = await editClient(admin, found.id, changes);
    expect(codeOf(edited)).toBe(found.into ? "not_found" : "ok");
    if (!found.into) found.phone = phone;
    if (!found.into) expected.push(`account.edited ${found.id}`);
  },
  async merge({ people, merges, expected }, { one, other }) {
    const [survivor, merged] = [people[one], people[other]];
    if (!survivor || !merged) return;
    const command = { survivorId: survivor.id, mergedId: merged.id, take: [], reason: "Prueba", despite: true };
    const done = await mergeClients(admin, command);
    const wanted = survivor === merged ? "same_account" : survivor.into || merged.into ? "already_merged" : "ok";
    expect(codeOf(done)).toBe(wanted);
    if (!done.ok) return;
    for (const each of people) if (each?.into === merged) each.into = survivor;
    merged.into = survivor;
    merges.push({ id: done.value.mergeId, survivor, merged });
    expected.push(`account.merged ${survivor.id}`, `account.merged ${merged.id}`);
  },
  async unmerge({ people, merges, expected }, { one }) {
    const merge = merges[one % Math.max(merges.length, 1)];
    if (!merge) return;
    const later = merges.slice(merges.indexOf(merge) + 1);
    const blocked = later.some(({ survivor, merged }) => survivor === merge.survivor || merged === merge.survivor);
    const undone = await undoMerge(admin, merge.id);
    expect(codeOf(undone)).toBe(blocked ? "merged_later" : "ok");
    if (!undone.ok) return;
    merges.splice(merges.indexOf(merge), 1);
    merge.merged.into = null;
    for (const each of people)
      if (each && merges.some((left) => left.survivor === merge.merged && left.merged === each))
        each.into = merge.merged;
    expected.push(`account.merge_undone ${merge.survivor.id}`, `account.merge_undone ${merge.merged.id}`);
  },
  async close({ people, merges, expected }, { one }) {
    const found = people[one];
    if (!found || found.into) return;
    const owner = {
      kind: "account",
      id: found.id,
      role: "client",
      branchId: null,
      sessionId: admin.sessionId,
    } as const;
    expect(codeOf(await closeAccount({ ...owner, via: stranger.via }, found.password))).toBe("ok");
    expected.push(`account.closed ${found.id}`);
    const gone = (each: Person | null) => each === found || each?.into === found;
    const left = merges.filter(({ survivor, merged }) => !gone(survivor) && !gone(merged));
    merges.splice(0, merges.length, ...left);
    for (const [index, each] of people.entries()) if (gone(each)) people[index] = null;
  },
};

/** What must hold whatever was done: who gets in where, what is taken, and that the audit tells all of it. */
async function check({ people, expected }: World): Promise<void> {
  for (const [index, found] of people.entries())
    for (const other of people) {
      const password = other?.password ?? "no es de nadie";
      const holder = found?.into ?? found;
      const signed = await authenticate(stranger, { email: emailOf(index), password }, noSession);
      const id = signed.ok ? signed.value.account.id : signed.problem.code;
      expect([index, id]).toEqual([index, holder && holder.password === password ? holder.id : "wrong_credentials"]);
    }
  for (const found of people)
    if (found) {
      const [row] = await sql`select merged_into, phone, email_key from accounts where id = ${found.id}`;
      expect(row).toEqual({ merged_into: found.into?.id ?? null, phone: found.phone, email_key: found.email });
    }
  const own = [...new Set(expected.map((line) => Number(line.split(" ")[1])))];
  const told = await sql`select action || ' ' || subject_id as line from audit_entries where subject_id = any(${own})
    and action in ('account.registered', 'account.edited', 'account.merged', 'account.merge_undone', 'account.closed')`;
  expect(told.map(({ line }) => line).sort()).toEqual([...expected].sort());
}

test("after any sequence of registering, editing, merging, undoing and closing everyone gets into their own account", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
      run += 1;
      const world: World = { people: Array(PEOPLE).fill(null), merges: [], expected: [] };
      for (const each of steps) await ACTS[each.act](world, each);
      await check(world);
    }),
    { numRuns: 25, interruptAfterTimeLimit: 40_000 },
  );
});

import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { AccountActor } from "../../account";

const sql = await coreDatabase();
const { advancePass } = await import("./advance-pass");
const { beginNightlyPass } = await import("./begin-pass");
const { searchPairsNow } = await import("./search-pairs-now");
const { listPairs } = await import("./list-pairs");
const { viewPass } = await import("./view-pass");
const { tellApart } = await import("../tell-apart");
const { putTogether } = await import("../put-together");
const { LARGEST_BLOCK } = await import("./find-blocks");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const employee = await insertActor(sql, "employee", here, { givenNames: "Empleada", surnames: "Ejemplar" });
const admin = await insertActor(sql, "admin", null, { givenNames: "Jefa", surnames: "Ejemplar" });

const surnames = ["Brzezinski", "Wollstone", "Zubizarreta", "Ytterberg", "Quenallata", "Fuentealba"];
let count = 0;

/** One person with two accounts: the same document, written in another form, and another address. */
async function twice(branchIds: [number | null, number | null]) {
  count += 1;
  const document = String(30_123_457 + count * 7_919);
  const person = {
    givenNames: "Leocadia",
    surnames: `${surnames[count % surnames.length]} Ruz`,
    birthDate: `19${50 + (count % 40)}-03-0${1 + (count % 9)}`,
  };
  const one = await insertAccount(sql, {
    ...person,
    documentNumber: document,
    branchId: branchIds[0],
    origin: "movil",
  });
  const other = await insertAccount(sql, { ...person, documentNumber: `20-${document}-1`, branchId: branchIds[1] });
  return [one, other] as const;
}

async function searched(): Promise<number> {
  expect(await searchPairsNow(admin)).toEqual({ ok: true, value: null });
  let steps = 1;
  while (await advancePass()) steps += 1;
  return steps;
}

async function listed(actor: AccountActor = admin, apart = false) {
  const ids: [number, number][] = [];
  for (let after: string | null = null; ; ) {
    const page = await listPairs(actor, { apart, after });
    if (!page.ok) throw new Error(page.problem.code);
    ids.push(...page.value.pairs.map(({ sides: [one, other] }): [number, number] => [one.id, other.id]));
    after = page.value.next;
    if (!after) return { ids, total: page.value.total };
  }
}

test("pairs that are known to be one person are all found, over every channel, and nobody else; surest first", async () => {
  const known = await Promise.all([1, 2, 3].map(() => twice([null, here])));
  const alike = { givenNames: "Eustaquio", surnames: "Wojciechowski Ibarrola" };
  const vague = [await insertAccount(sql, alike), await insertAccount(sql, { ...alike, phone: "+591 71555123" })];
  for (let other = 0; other < 60; other += 1)
    await insertAccount(sql, {
      givenNames: `Una${other}`,
      surnames: `Distinta${other}`,
      phone: `+5917200${1000 + other * 13}`,
    });
  await searched();
  const { ids, total } = await listed();
  expect(total).toBe(4);
  expect(ids.slice(0, 3).sort()).toEqual(known.map((pair) => [...pair]).sort());
  expect(ids[3]).toEqual(vague);
  const { running, last } = await viewPass();
  expect(running).toBeNull();
  const [{ n } = { n: 0 }] = await sql`select count(*)::int as n from duplicate_keys`;
  expect(last).toMatchObject({ seen: n, found: 4 });
});

test("a second search finds the same pairs once, and one whose data now differ no more", async () => {
  const [one] = await twice([here, here]);
  await searched();
  const before = await listed();
  await searched();
  expect(await listed()).toEqual(before);
  await sql`update accounts set document_number = null, birth_date = '2001-01-02', given_names = 'Otra', surnames = 'Persona Cabal' where id = ${one}`;
  expect((await listed()).ids.flat()).not.toContain(one);
  await searched();
  expect((await listed()).ids.flat()).not.toContain(one);
});

test("a pair that was told apart is never listed again, until that is undone", async () => {
  const [one, other] = await twice([here, here]);
  await searched();
  expect((await listed(employee)).ids).toContainEqual([one, other]);
  expect(await tellApart(employee, { id: other, otherId: one })).toMatchObject({ ok: true });
  await searched();
  for (const actor of [employee, admin]) {
    expect((await listed(actor)).ids).not.toContainEqual([one, other]);
    expect((await listed(actor, true)).ids).toContainEqual([one, other]);
  }
  const foreign = await insertActor(sql, "employee", elsewhere);
  expect(await putTogether(foreign, { id: one, otherId: other })).toMatchObject({ ok: false });
  expect(await putTogether(employee, { id: one, otherId: other })).toEqual({ ok: true, value: null });
  expect(await putTogether(employee, { id: one, otherId: other })).toMatchObject({ ok: false });
  expect((await listed(employee)).ids).toContainEqual([one, other]);
});

test("an employee sees pairs with a client of their own; the other one masked, and only by whole values [AZ-02, HR-05]", async () => {
  const [mine, theirs] = await twice([here, elsewhere]);
  const [far, away] = await twice([elsewhere, elsewhere]);
  // One digit of the document differs: to say so would tell its digits.
  const near = { givenNames: "Hermenegilda", surnames: "Aspillaga Undurraga", branchId: here };
  const one = await insertAccount(sql, { ...near, documentNumber: "38172645" });
  const other = await insertAccount(sql, { ...near, documentNumber: "38172654", branchId: elsewhere });
  await searched();
  expect((await listed()).ids).toEqual(
    expect.arrayContaining([
      [mine, theirs],
      [far, away],
      [one, other],
    ]),
  );
  const found = await listPairs(employee, { apart: false, after: null });
  if (!found.ok) throw new Error(found.problem.code);
  const all = found.value.pairs.map(({ sides }) => sides.map(({ id }) => id));
  expect(all.flat()).not.toContain(far);
  const pair = found.value.pairs.find(({ sides }) => sides[0].id === mine);
  expect(pair?.sides.map(({ openable }) => openable)).toEqual([true, false]);
  expect(pair?.sides[1]).toMatchObject({ name: expect.stringMatching(/^Leocadia \S•••/), birthDate: null });
  expect(pair?.sides[1].document).toMatch(/^•••.{3}$/);
  const told = found.value.pairs.find(({ sides }) => sides[0].id === one);
  expect(told?.reasons ?? []).not.toContain("near_document");
  const client = await insertActor(sql, "client", here);
  expect(await listPairs(client, { apart: false, after: null })).toMatchObject({ ok: false });
  expect(await searchPairsNow(employee)).toMatchObject({ ok: false });
});

test("pages neither lose nor repeat a pair, and a cursor is of use to one employee", async () => {
  for (let index = 0; index < 25; index += 1) await twice([here, here]);
  await searched();
  for (const actor of [employee, admin]) {
    const { ids, total } = await listed(actor);
    expect(new Set(ids.map(String)).size).toBe(ids.length);
    expect(ids).toHaveLength(total);
    expect(total).toBeGreaterThan(25);
  }
  const first = await listPairs(admin, { apart: false, after: null });
  if (!first.ok || !first.value.next) throw new Error("There is no second page.");
  const stolen = await listPairs(employee, { apart: false, after: first.value.next });
  expect(stolen).toMatchObject({ ok: true, value: { pairs: { length: 20 } } });
});

test("a block that is too common is left out and counted, and its work stays bounded", async () => {
  const name = { givenNames: "Saturnino", surnames: "Yzaguirre" };
  for (let index = 0; index <= LARGEST_BLOCK; index += 1) await insertAccount(sql, { ...name, branchId: elsewhere });
  await searched();
  const { last } = await viewPass();
  expect(last?.common).toBeGreaterThan(0);
  const [{ n } = { n: 0 }] =
    await sql`select count(*)::int as n from probable_pairs p join accounts a on a.id = p.lower_id
    where a.given_names = 'Saturnino'`;
  expect(n).toBe(0);
  expect(last?.compared).toBeLessThan((last?.seen ?? 0) * LARGEST_BLOCK);
});

test("a pass goes on where it was left, in small steps, and two at once do not do it twice", async () => {
  await sql`delete from probable_pairs`;
  expect(await searchPairsNow(admin)).toMatchObject({ ok: true });
  await advancePass();
  const [left] = await sql`select id, last_id, seen, total from duplicate_passes where finished_at is null`;
  expect(left?.seen).toBeLessThan(left?.total);
  expect(await searchPairsNow(admin)).toMatchObject({ ok: true });
  const again = await sql`select id from duplicate_passes where finished_at is null`;
  expect(again.map(({ id }) => id)).toEqual([left?.id]);
  await sql.begin(async (elsewhereAtIt) => {
    await elsewhereAtIt`select from duplicate_passes where finished_at is null for update`;
    expect(await advancePass()).toBe(false);
  });
  while (await advancePass());
  const { last } = await viewPass();
  expect(last?.seen).toBe(left?.total);
  expect((await listed()).total).toBeGreaterThan(25);
});

test("the night's pass begins once a night, and not before there is anybody to compare", async () => {
  const passes = async () => (await sql`select id from duplicate_passes`).length;
  await sql`delete from duplicate_passes`;
  await beginNightlyPass();
  expect(await passes()).toBe(0);
  await sql`update accounts set created_at = now() - interval '2 days' where id = ${admin.id}`;
  await Promise.all([beginNightlyPass(), beginNightlyPass()]);
  expect(await passes()).toBe(1);
  await sql`update duplicate_passes set finished_at = now()`;
  await beginNightlyPass();
  expect(await passes()).toBe(1);
  await sql`update duplicate_passes set created_at = now() - interval '25 hours'`;
  await beginNightlyPass();
  expect(await passes()).toBe(2);
});

test("closing an account leaves no pair of it", async () => {
  const [one] = await twice([here, here]);
  await searched();
  expect((await listed()).ids.flat()).toContain(one);
  await sql`update accounts set closed_at = now() where id = ${one}`;
  expect(await sql`select 1 from probable_pairs where lower_id = ${one}`).toHaveLength(0);
});

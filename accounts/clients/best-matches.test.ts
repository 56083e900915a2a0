import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { AccountActor } from "../account";
import type { ClientFilter } from "./client-filter";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { searchClients } = await import("./search-clients");
const { MANY } = await import("./best-matches");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const employee = await insertActor(sql, "employee", here);
const admin = await insertActor(sql, "admin", null);

const everything: ClientFilter = { text: null, branchId: null, state: null, origin: null, since: null, until: null };

async function search(text: string, actor: AccountActor = admin, filter: Partial<ClientFilter> = {}) {
  const ids: number[] = [];
  for (let after: string | null = null; ; ) {
    const found = await searchClients(actor, { ...everything, ...filter, text }, { order: "best", after });
    if (!found.ok) throw new Error(found.problem.code);
    ids.push(...found.value.clients.map(({ id }) => id));
    after = found.value.next;
    if (!after) return { ids, total: found.value.total };
  }
}

const ids = async (...asked: Parameters<typeof search>) => (await search(...asked)).ids;
const insert = (givenNames: string, surnames: string | null, more: object = {}) =>
  insertAccount(sql, { givenNames, surnames, email: `c${Math.random()}@correo.example`, ...more });

test("exact names come first, then whole words, beginnings and parts; of equals the newest first", async () => {
  const part = await insert("Juana", "Mirasol");
  const exact = await insert("Sol", "Quiroga");
  const inside = await insert("Sol María", "Quiroga Paz");
  const turned = await insert("Quiroga Sol", null);
  const beginning = await insert("Soledad", "Quirogales");
  const word = await insert("Marta Sol", "Roldán");
  const newer = await insert("Marta Sol", "Roldán");
  expect(await ids("sol quiroga")).toEqual([turned, exact, inside, beginning]);
  expect((await ids("sol")).slice(0, 3)).toEqual([newer, word, turned]);
  expect((await ids("sol")).at(-1)).toBe(part);
  expect(await ids("SÓL roldan")).toEqual([newer, word]);
});

test("a whole document, phone or e-mail comes before what merely contains it", async () => {
  const document = await insert("Ana", "Segura", { documentNumber: "4.567.890" });
  const longer = await insert("Ana", "Distinta", { documentNumber: "4567890123" });
  expect(await ids("4567-890")).toEqual([document, longer]);
  const mail = await insert("Eva", "Correo", { email: "eva@sitio.example" });
  const other = await insert("Eva", "Correo", { email: "neva@sitio.example" });
  expect(await ids("eva@sitio.example")).toEqual([mail, other]);
  const phone = await insert("Luz", "Tel", { phone: "+591 71234567" });
  expect((await ids("7123 4567"))[0]).toBe(phone);
});

test("slips of the hand are found: a letter left out, put in or changed, or two swapped, in any of several words", async () => {
  const ibarra = await insert("Rosa", "Ibarra Peñaloza");
  for (const text of ["ibara", "ibbarra", "ibarrs", "ibrara", "rosa ibara", "penalosa ibara", "rpsa ibarra"])
    expect([text, await ids(text)]).toEqual([text, [ibarra]]);
  const persona = await insert("Persona", "Hallada");
  expect(await ids("prsona halada")).toEqual([persona]);
  for (const text of ["ibr", "ibxxa", "rosa ibxxa", "ros ibara xx"])
    expect([text, await ids(text)]).toEqual([text, []]);
});

test("who is found without a slip comes before who is found by one, and filters hold for both", async () => {
  const near = await insert("Gracia", "Uriona", { branchId: here });
  const right = await insert("Garcia", "Uriona");
  expect(await ids("garcia uriona")).toEqual([right, near]);
  expect(await ids("garcia uriona", admin, { branchId: here })).toEqual([near]);
  expect((await search("garcia uriona")).total).toBe(2);
});

test("of masked clients a slip finds nobody, and their order tells nothing of their names [HR-05]", async () => {
  const mine = await insert("Casimira", "Zegarra", { branchId: here });
  const one = await insert("Casimira", "Zegarra", { branchId: elsewhere });
  const other = await insert("Casimira Zegarra", "Tordoya", { branchId: elsewhere });
  const third = await insert("Casimira", "Zegarra", { branchId: elsewhere });
  expect(await ids("casimira zegarra", employee)).toEqual([mine, third, other, one]);
  expect(await ids("casimira zegara", employee)).toEqual([mine]);
  expect(await ids("casimra", employee)).toEqual([mine]);
  expect(await ids("casim", employee)).toEqual([mine]);
  expect((await search("casimira zegara", admin)).ids).toHaveLength(4);
});

test("pages neither lose nor repeat a client, of few matches and of many, in words, parts, masked ones and slips", async () => {
  const crowd = await sql`insert into accounts (email, email_key, given_names, surnames, role, origin, branch_id)
    select 'm' || n || '@correo.example', 'm' || n || '@correo.example',
      case when n % 2 = 0 then 'Tadea' else 'Tadeana' end, 'Multitud ' || n,
      'client', 'web', case when n % 3 = 0 then ${here}::int else ${elsewhere}::int end
    from generate_series(1, ${MANY + 300}) n returning id, given_names, branch_id`;
  const all = crowd.map(({ id }) => id);
  const found = await search("multitud");
  expect(found.total).toBe(MANY);
  expect(new Set(found.ids).size).toBe(found.ids.length);
  expect([...found.ids].sort((a, b) => a - b)).toEqual(all);
  const tadeas = await ids("tadea");
  const whole = crowd.filter(({ given_names }) => given_names === "Tadea").map(({ id }) => id);
  expect(tadeas.slice(0, whole.length)).toEqual(whole.reverse());
  expect(new Set(tadeas).size).toBe(all.length);
  const mine = crowd.filter(({ branch_id }) => branch_id === here).map(({ id }) => id);
  const seen = await ids("multitud", employee);
  expect(seen.slice(0, mine.length)).toEqual(mine.reverse());
  expect([...seen].sort((a, b) => a - b)).toEqual(all);
  const slipped = await ids("multitd");
  expect([...slipped].sort((a, b) => a - b)).toEqual(all);
}, 120_000);

test("hostile and odd texts find nobody, and are no error [H30, H32]", async () => {
  for (const text of [
    "%%%%",
    "_____",
    "{a,b}",
    '"',
    "\\",
    "a".repeat(5000),
    "x".repeat(21),
    "zzzzq'--",
    "ñññññ",
    "аааааа",
  ])
    expect([text, await ids(text)]).toEqual([text, []]);
});

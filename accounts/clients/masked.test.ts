import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { ClientFilter } from "./client-filter";
import type { ClientOrder } from "./search-clients";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { searchClients } = await import("./search-clients");
const { findDuplicates } = await import("./find-duplicates");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const employee = await insertActor(sql, "employee", here);
const other = await insertActor(sql, "employee", here);
const admin = await insertActor(sql, "admin");

const victim = await insertAccount(sql, {
  email: "belen.yanez@correo.example",
  givenNames: "María Belén",
  surnames: "Yáñez Quispe",
  phone: "+591 71234567",
  documentNumber: "4567890-LP",
  branchId: elsewhere,
});
const own = await insertAccount(sql, { givenNames: "María", surnames: "Señuelo", branchId: here });

const REQUESTS = 1000;
const everything: ClientFilter = { text: null, branchId: null, state: null, origin: null, since: null, until: null };

async function search(text: string, order: ClientOrder = "best", after: string | null = null, actor = employee) {
  const found = await searchClients(actor, { ...everything, text }, { order, after });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

const listed = async (text: string) => (await search(text)).clients.some(({ id }) => id === victim);

async function lookedUp(known: Partial<Record<"name" | "email" | "document" | "phone", string>>) {
  const found = await findDuplicates(employee, { name: "", email: "", document: "", phone: "", ...known });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value.some(({ id }) => id === victim);
}

const MARKS = "abcdefghijklmnopqrstuvwxyz0123456789.-@";

/** Guesses one character after the other, beginning with what the mask shows, and returns what was found out. */
async function guess(
  shown: string,
  join: (known: string, mark: string) => string,
  asks: (text: string) => Promise<boolean>,
) {
  let known = shown;
  let requests = 0;
  for (let found = true; found; ) {
    found = false;
    for (const mark of MARKS) {
      if (requests >= REQUESTS) return known;
      requests += 1;
      if (!(await asks(join(known, mark)))) continue;
      known = join(known, mark);
      found = true;
      break;
    }
  }
  return known;
}

const before = (known: string, mark: string) => mark + known;
const behind = (known: string, mark: string) => known + mark;

test.each([
  ["the e-mail, from its end", ".example", before, listed],
  ["the e-mail, from its beginning", "b", behind, (text: string) => listed(`maria ${text}`)],
  ["the phone, from its end", "567", before, listed],
  ["the document, from its end", "0lp", before, listed],
  ["a surname, from its beginning", "y", behind, (text: string) => listed(`maria ${text}`)],
  ["the phone, while it is typed", "567", before, (phone: string) => lookedUp({ phone })],
  ["the e-mail, while it is typed", "b", behind, (local: string) => lookedUp({ email: `${local}@correo.example` })],
  ["the document, while it is typed", "0LP", before, (document: string) => lookedUp({ document })],
  ["the name, while it is typed", "maria belen y", behind, (name: string) => lookedUp({ name })],
] as const)("of a masked client a thousand searches tell no character of %s [HR-05]", async (_, shown, join, asks) => {
  expect(await guess(shown, join, asks)).toBe(shown);
});

test("a thousand look-ups find no more digits of a phone than the mask shows [HR-05]", async () => {
  const found: string[] = [];
  for (let digits = 0; digits < REQUESTS; digits += 1) {
    const phone = `${String(digits).padStart(3, "0")}567`;
    if (await lookedUp({ phone })) found.push(phone);
  }
  expect(found).toEqual([]);
});

test("likeness by degree tells nothing of a masked client: neither a surname nor an address nearly right [HR-05]", async () => {
  for (const name of ["Maria Belen Yanes", "Maria Belen Yanez Quisp", "Belen Yane Quispe"])
    expect([name, await lookedUp({ name })]).toEqual([name, false]);
  for (const email of ["belen.yanes@correo.example", "belen.yanez@correo.exampl", "elen.yanez@correo.example"])
    expect([email, await lookedUp({ email })]).toEqual([email, false]);
});

test("by the order of a list nothing is told: a client of one's own, renamed, stands at the same place [HR-05]", async () => {
  const places = new Set<string>();
  for (const surnames of ["Aaa", "Belén Yáñez Q", "Belén Yáñez Quisqu", "Zzz"]) {
    await sql`update accounts set surnames = ${surnames} where id = ${own}`;
    const { clients } = await search("maria", "name");
    places.add(clients.map(({ id }) => id).join(" "));
  }
  expect([...places]).toEqual([`${own} ${victim}`]);
  await sql`update accounts set surnames = 'Señuelo' where id = ${own}`;
});

test("a cursor holds no name in clear, not even its length, and is of use to one employee, one order, and unaltered [HR-05]", async () => {
  const crowd: number[] = [];
  for (let index = 0; index < 60; index += 1)
    crowd.push(
      await insertAccount(sql, { givenNames: "Rosa", surnames: "Oculta".repeat(index + 1), branchId: elsewhere }),
    );
  const seen: number[] = [];
  for (const order of ["newest", "oldest", "name"] as const) {
    const first = await search("rosa", order);
    if (!first.next) throw new Error("There is no second page.");
    expect(Buffer.from(first.next, "base64url").toString("latin1").toLowerCase()).not.toMatch(/rosa|ocul/);
    expect(Buffer.from(first.next.split(".").at(-1) ?? "", "base64url").toString("latin1")).not.toMatch(/rosa/i);
    expect(first.next.length).toBeLessThan(150);
    const second = await search("rosa", order, first.next);
    expect([first.clients.length, second.clients.length]).toEqual([50, 10]);
    seen.push(...first.clients.map(({ id }) => id), ...second.clients.map(({ id }) => id));
    expect((await search("rosa", order, first.next, other)).clients).toHaveLength(50);
    const altered = (first.next.startsWith("A") ? "B" : "A") + first.next.slice(1);
    expect((await search("rosa", order, altered)).clients).toHaveLength(50);
    expect((await search("rosa", order === "name" ? "newest" : "name", first.next)).clients).toHaveLength(50);
  }
  expect(new Set(seen)).toEqual(new Set(crowd));
  expect(seen).toHaveLength(180);
});

test("whole values find a masked client: a surname, both names, the e-mail, the document, the phone however typed [HR-05]", async () => {
  for (const text of [
    "yanez",
    "Quispe María",
    "BELEN.yanez@correo.example",
    "4567890lp",
    "4567890-LP",
    "4 567 890 lp",
    "71234567",
    "+591 7123-4567",
    "quispe 71234567",
  ]) {
    const { clients } = await search(text);
    expect([text, clients.map(({ id, openable }) => [id, openable])]).toEqual([text, [[victim, false]]]);
  }
  for (const known of [
    { name: "Yañez Belen" },
    { name: "Quispe Yañez María Belén" },
    { email: "Belen.Yanez@correo.example" },
    { document: "4567890 lp" },
    { phone: "00591 7123 4567" },
  ])
    expect([known, await lookedUp(known)]).toEqual([known, true]);
});

test("what a list hands out of a masked client is its mask, field by field [HR-05]", async () => {
  const { clients } = await search("yanez");
  expect(clients).toEqual([
    {
      id: victim,
      name: "María B••• Y••• Q•••",
      email: "b•••@c•••.example",
      phone: "•••567",
      document: "•••0LP",
      branch: "Sur",
      origin: "web",
      createdAt: expect.any(Date),
      verified: false,
      disabled: false,
      passwordState: "changed",
      openable: false,
    },
  ]);
  expect((await search("belen.yan", "newest", null, admin)).clients[0]).toMatchObject({ phone: "+591 71234567" });
});

import { afterAll, expect, test } from "vitest";
import { freePort } from "@/scripts/process/ports";
import { type Alta, freshAlta } from "../alta";
import { missingDjango, startDjango } from "./django-back-end";
import { startExpress } from "./express-back-end";
import { startFront, UNSTORED } from "./front";
import { startImpostor } from "./impostor";
import { LOGIN, Mover, PATH, type Raw } from "./mover";

/** Alta in front of stock back ends: Django for `movil`, Express for `portal` and `unipets`, nothing for `usuarios`. */
export async function startMove(): Promise<Mover | string> {
  const without = await missingDjango();
  if (without) return without;
  const django = await startDjango();
  const express = await startExpress();
  const [movil, front] = [await startFront(django.url), await startFront(express.url)];
  const impostor = await startImpostor();
  afterAll(async () => {
    for (const { stop } of [movil, front, django, express, impostor]) await stop();
  });
  const alta: Alta = await freshAlta({
    env: {
      ...{ LEGACY_MOVIL: movil.url, LEGACY_PORTAL: front.url, LEGACY_UNIPETS: front.url },
      ...{ LEGACY_SUCURSAL: impostor.url },
      ...{ LEGACY_USUARIOS: `http://127.0.0.1:${await freePort()}`, LEGACY_TIMEOUT_SECONDS: "8", HASH_NICE: "0" },
    },
  });
  return new Mover(alta, { movil, express: { ...express, front }, impostor });
}

/**
 * The whole move with so many requests through each state: watch, follow, lead, alone; then one back, and on again,
 * while requests go on. At the end every person signs in at Alta with the password they had.
 */
export function moves(mover: Mover | string, requests: number): void {
  const move = (title: string, run: (mover: Mover) => Promise<void>) =>
    test(title, { timeout: 600_000 }, async (context) => {
      if (typeof mover === "string") return context.skip(mover);
      await run(mover);
    });

  move(`watch: ${requests} requests get the old servers' bytes, and Alta keeps nothing`, async (mover) => {
    const { sql } = mover.alta;
    const before = await everything(mover.alta);
    await mover.mixed(requests, (path, answer) => mover.expectRelayed(path, answer));
    expect(mover.people.length).toBeGreaterThan(requests / 10);
    await mover.eventually(async () => (await counted(mover, "unexplained", "equal", "varying", "accepted")) > 0);
    expect(await everything(mover.alta)).toEqual(before);
    const [letters] = await sql`select count(*)::int as number from letters`;
    expect(letters?.number).toBe(0);
  });

  move(`follow: ${requests} requests get the old servers' bytes, and whom they accept is here too`, async (mover) => {
    await mover.change("follow");
    const before = mover.people.length;
    await mover.mixed(requests, (path, answer) => mover.expectRelayed(path, answer));
    const came = mover.people.slice(before);
    expect(came.length).toBeGreaterThan(requests / 10);
    for (const { email } of came) await mover.eventually(() => mover.isHere(email));
    // A 201 of a server that had not stored it: Alta has them, so that nothing is lost.
    const lost = mover.someone("movil");
    const unstored = await mover.register(lost, { "x-fault": "unstored201" });
    expect([unstored.status, unstored.body.toString()]).toEqual([201, UNSTORED]);
    await mover.eventually(() => mover.isHere(lost.email));
    mover.people.push(lost);
    // A right sign-in at the old door brings a person in who registered before.
    const earlier = mover.people.slice(0, before).slice(0, 6);
    for (const person of earlier) expect((await mover.signIn(person)).status).toBe(200);
    for (const { email } of earlier) await mover.eventually(() => mover.isHere(email));
  });

  move(
    `lead: ${requests} requests are Alta's; the old servers are told once, and asked about strangers`,
    async (mover) => {
      await mover.change("lead");
      const told: [string, Raw][] = [];
      await mover.mixed(requests, (path, answer) => {
        if (answer.status === 201 && Object.values(PATH).includes(path)) told.push([path, answer]);
        expect(answer.headers["x-request-id"]).toBeDefined();
        expect(answer.status).toBeLessThan(500);
      });
      expect(told.length).toBeGreaterThan(requests / 10);
      for (const [path, { mark }] of told)
        await mover.eventually(async () => mover.front(path).given(mark) !== undefined);
      // Who was there already, and registered once more, is not registered there again.
      const anew = told.filter(([path, { mark }]) => mover.front(path).given(mark)?.status === 201);
      expect(anew.length).toBeGreaterThan(told.length / 3);
      for (const person of mover.people) {
        const answer = await mover.signIn(person);
        expect([person, answer.status]).toEqual([person, 200]);
        expect(await mover.isHere(person.email)).toBe(true);
      }
      // A password changed at the old server counts, until it is changed here.
      const changing = mover.people.find(({ door }) => door === "unipets");
      if (!changing) throw new Error("No one came from UniPets.");
      changing.password = "cambiada en el anterior";
      await mover.fronts.express.change(changing.email, changing.password);
      expect((await mover.signIn(changing)).status).toBe(200);
      await mover.alta.sql`update accounts set password_set_at = now() where email = ${changing.email}`;
      await mover.fronts.express.change(changing.email, "cambiada allí otra vez");
      expect((await mover.signIn({ ...changing, password: "cambiada allí otra vez" })).status).toBe(401);
      expect((await mover.signIn(changing)).status).toBe(200);
      await mover.fronts.express.change(changing.email, changing.password);
    },
  );

  move("the state changes back and forth under load, and no answer is lost", async (mover) => {
    let over = false;
    const load = (async () => {
      while (!over)
        await mover.mixed(21, (_, answer) => expect([200, 201, 400, 401, 404, 405, 409]).toContain(answer.status));
    })();
    for (const state of ["follow", "lead", "watch", "lead"] as const) await mover.change(state);
    over = true;
    await load;
    // Whom only the old servers have comes in at the next sign-in.
    for (const person of mover.people) expect([person, (await mover.signIn(person)).status]).toEqual([person, 200]);
  });

  move(
    "alone: every person signs in at Alta with the password they had, and the old servers hear nothing",
    async (mover) => {
      await mover.change("alone");
      for (const person of mover.people) {
        const answer = await mover.signIn(person);
        expect([person, answer.status]).toEqual([person, 200]);
        expect(mover.front(LOGIN[person.door]).seen(answer.mark)).toHaveLength(0);
      }
    },
  );

  move("no POST arrived twice, and no password is in the database or in the log [IM-02]", async (mover) => {
    expect(mover.fronts.movil.most()).toBe(1);
    expect(mover.fronts.express.front.most()).toBe(1);
    const passwords = new Set(mover.people.map(({ password }) => password).filter((one) => one !== "654321"));
    const kept = [await dump(mover.alta), mover.alta.output()].join("\n");
    for (const password of passwords) expect(kept.includes(password.trim()), password).toBe(false);
  });
}

/** What Alta adds to a relayed request, in milliseconds: the median over so many, one after the other. */
export async function addedMilliseconds(mover: Mover, requests: number): Promise<number> {
  const added: number[] = [];
  for (let index = 0; index < requests; index += 1) {
    const answer = await mover.signIn(mover.someone("movil"));
    const given = mover.fronts.movil.given(answer.mark);
    added.push(answer.milliseconds - (given?.milliseconds ?? 0));
  }
  return added.sort((one, other) => one - other)[Math.floor(requests / 2)] ?? 0;
}

/** The rows of every table that a person could be in. */
async function everything({ sql }: Alta) {
  const [row] = await sql`select (select count(*) from accounts)::int as accounts,
    (select count(*) from sessions)::int as sessions, (select count(*) from refresh_tokens)::int as tokens,
    (select count(*) from audit_entries)::int as audit, (select count(*) from letters)::int as letters,
    (select count(*) from legacy_people)::int as people, (select count(*) from rate_limits)::int as limits`;
  return row;
}

async function dump({ sql }: Alta): Promise<string> {
  const tables = await sql`select tablename as name from pg_tables where schemaname = 'public'`;
  const rows = await Promise.all(tables.map(({ name }) => sql`select t::text as line from ${sql(name)} t`));
  return rows
    .flat()
    .map(({ line }) => line)
    .join("\n");
}

/** How many outcomes of these kinds have been counted. */
export async function counted({ alta }: Mover, ...kinds: string[]): Promise<number> {
  const [row] =
    await alta.sql`select coalesce(sum(number), 0)::int as number from legacy_counts where kind = any(${kinds})`;
  return row?.number ?? 0;
}

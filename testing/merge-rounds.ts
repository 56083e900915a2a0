import { createHash, randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { AccountActor } from "../accounts/account.ts";
import type { mergeClients } from "../accounts/merging/merge-clients.ts";
import type { undoMerge } from "../accounts/merging/undo-merge.ts";
import { insertAccount } from "./staff.ts";

type Verbs = { mergeClients: typeof mergeClients; undoMerge: typeof undoMerge };
const FIELDS = [
  "name",
  "phone",
  "birthDate",
  "gender",
  "country",
  "nationality",
  "address",
  "document",
  "branch",
] as const;

/** Numbers between 0 and 1 that look random and are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Clients with something in every table that refers to them. */
export async function insertCrowd(sql: postgres.Sql, count: number, admin: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const some = (value: string, every: number) => (index % every === 0 ? value : null);
    const id = await insertAccount(sql, {
      givenNames: `Persona ${index}`,
      phone: some(`+5917${String(1_000_000 + index)}`, 2),
      birthDate: some(`19${60 + (index % 40)}-03-1${index % 10}`, 3),
      documentNumber: some(`${8_000_000 + index * 137}`, 2),
    });
    ids.push(id);
    if (index % 4 === 0) await sql`update accounts set claimed_document = document_key where id = ${id}`;
    const session = randomUUID();
    const hash = createHash("sha256").update(session).digest();
    await sql`insert into sessions (id, account_id, audience, expires_at) values (${session}, ${id}, 'movil', now() + interval '1 day')`;
    await sql`insert into refresh_tokens (session_id, token_hash, expires_at) values (${session}, ${hash}, now() + interval '1 day')`;
    await sql`insert into known_devices (account_id, device_hash) values (${id}, ${hash})`;
    await sql`insert into external_ids (source, external_id, account_id, search_key) values ('crm', ${`c-${id}`}, ${id}, ${`c${id}`})`;
    await sql`insert into legacy_people (contract, email_key, account_id, external_id, way)
      select 'movil', email_key, id, id::text, 'told' from accounts where id = ${id}`;
    await sql`insert into email_tokens (id, account_id, purpose, email, token_hash, expires_at)
      select gen_random_uuid(), id, 'verify_email', email, ${hash}, now() + interval '1 day' from accounts where id = ${id}`;
    if (index % 3 === 1) await sql`insert into role_requests (account_id, role) values (${id}, 'employee')`;
    if (index % 5 === 2) await sql`insert into recovery_codes (account_id, code_hash) values (${id}, ${hash})`;
    if (index % 2 === 1)
      await sql`insert into probable_pairs (lower_id, higher_id, bits, verdict, reasons, weights)
        values (${ids[index - 1] ?? 0}, ${id}, 7.5, 'maybe', '{same_name}', 'x')`;
    const earlier = ids[Math.floor(index / 2)];
    if (index % 3 === 2 && earlier !== undefined && earlier < id)
      await sql`insert into separate_pairs (lower_id, higher_id, decided_by) values (${earlier}, ${id}, ${admin})`;
  }
  return ids;
}

/** Only ever added to: what was there stays, and what came is about the merges. */
const GROWING = ["audit_entries", "letters", "email_tokens"];
const APART = ["merges", "rate_limits", "sign_in_tries"];

export type Dump = Map<string, string[]>;

/** Every row of every table, as text. */
export async function dumpOf(sql: postgres.Sql): Promise<Dump> {
  const tables = await sql<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  const dump: Dump = new Map();
  for (const { name } of tables)
    if (!APART.includes(name))
      dump.set(
        name,
        (await sql`select t::text as row from ${sql(name)} t order by 1`).map(({ row }) => row),
      );
  return dump;
}

/** The rows that are not as they were, with their table. */
export function differences(before: Dump, after: Dump): string[] {
  return [...before].flatMap(([table, rows]) => {
    const now = new Set(after.get(table));
    const lost = rows.filter((row) => !now.has(row)).map((row) => `${table} lost ${row}`);
    const were = new Set(rows);
    const come = GROWING.includes(table)
      ? []
      : [...now].filter((row) => !were.has(row)).map((row) => `${table} has ${row}`);
    return [...lost, ...come];
  });
}

/**
 * Merges random pairs of a crowd, several deep, and takes them back, so many times; returns what was ever different from
 * before, and how many merges there were.
 */
export async function mergeRounds(
  sql: postgres.Sql,
  { mergeClients, undoMerge }: Verbs,
  { actor, ids, rounds, seed }: { actor: AccountActor; ids: number[]; rounds: number; seed: number },
): Promise<{ merges: number; wrong: string[] }> {
  const random = randomFrom(seed);
  const before = await dumpOf(sql);
  const wrong: string[] = [];
  let merges = 0;
  while (merges < rounds) {
    const open = [...ids];
    const done: number[] = [];
    const pick = () => open[Math.floor(random() * open.length)] as number;
    for (let depth = 1 + Math.floor(random() * 3); depth > 0; depth -= 1) {
      const [survivorId, mergedId] = [pick(), pick()];
      if (survivorId === mergedId) continue;
      const take = FIELDS.filter(() => random() < 0.5);
      const command = { survivorId, mergedId, take, reason: `Semilla ${seed}`, despite: true };
      const merged = await mergeClients(actor, command);
      if (!merged.ok) throw new Error(`${merged.problem.code}: ${JSON.stringify(command)}`);
      done.push(merged.value.mergeId);
      open.splice(open.indexOf(mergedId), 1);
      merges += 1;
    }
    if (done.length > 0 && differences(before, await dumpOf(sql)).length === 0) wrong.push("a merge changed nothing");
    for (const mergeId of done.reverse()) {
      const undone = await undoMerge(actor, mergeId);
      if (!undone.ok) throw new Error(undone.problem.code);
    }
    wrong.push(...differences(before, await dumpOf(sql)));
  }
  return { merges, wrong };
}

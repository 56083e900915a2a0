import { eq, type SQL, sql } from "drizzle-orm";
import { database } from "../db/client";
import { isRehearsal } from "../db/rehearse";
import { rateLimits } from "../db/schema/limits";
import { env } from "../env";
import { limitKey } from "./key";
import { type Charge, type Limit, type Limited, limitedFor } from "./limit";
import { takeFromMemory } from "./memory";
import { orMemory } from "./or-memory";

/** Off only in tests and benchmarks, and for what is rehearsed. */
export const limitsAreOn = () => env.RATE_LIMITS === "on" && !isRehearsal();

/**
 * Counts one request against every limit of the list, in one atomic statement. Null when all allow it, otherwise the
 * refusal with the longest wait. When the database does not answer, this process counts in memory.
 * Nothing is counted when one of `unless` would refuse, which then is the refusal.
 */
export async function take(charges: readonly Charge[], unless: readonly Charge[] = []): Promise<Limited | null> {
  if (!limitsAreOn()) return null;
  const waits = await orMemory(
    () => takeFromDatabase(charges, unless),
    () => charges.map((charge) => takeFromMemory(charge)),
  );
  return longest([...charges, ...unless].map(({ limit }, index) => limitedFor(limit, waits[index] ?? 0)));
}

/** The refusal with the longest wait; null when there is none. */
export function longest(refusals: readonly (Limited | null)[]): Limited | null {
  return refusals.reduce((longest, next) => {
    return (next?.retryAfterSeconds ?? 0) > (longest?.retryAfterSeconds ?? 0) ? next : longest;
  }, null);
}

/** The refusal that `take` would return now; counts nothing. */
export async function wouldRefuse({ limit, whom }: Charge): Promise<Limited | null> {
  if (!limitsAreOn()) return null;
  const ahead = sql<number>`extract(epoch from ${rateLimits.freeAt} - now())::float8`;
  const key = limitKey(limit.name, whom);
  const held = await orMemory(
    () => database().select({ ahead }).from(rateLimits).where(eq(rateLimits.key, key)),
    () => [],
  );
  return limitedFor(limit, (held[0]?.ahead ?? 0) - mostAhead(limit));
}

/** Gives back what a legitimate request took. */
export async function giveBack(charges: readonly Charge[]): Promise<void> {
  if (!limitsAreOn() || charges.length === 0) return;
  await orMemory<unknown>(
    () => database().execute(returnTo(charges)),
    () => null,
  );
}

/** The statement that returns to each bucket what one request took from it. */
export function returnTo(charges: readonly Charge[]): SQL {
  const given = byKey(charges).map((charge) => sql`(${keyOf(charge)}::bytea, ${charge.limit.everySeconds}::float8)`);
  return sql`
    update rate_limits as held set free_at = held.free_at - make_interval(secs => given.every)
    from (values ${sql.join(given, sql`, `)}) as given (key, every) where held.key = given.key`;
}

export const keyOf = ({ limit, whom }: Charge): Buffer => limitKey(limit.name, whom);

/** Seconds that a bucket may be ahead and still let one more request pass. */
const mostAhead = ({ burst, everySeconds }: Limit) => (burst - 1) * everySeconds;

/** What a bucket answered: `ahead` is how far, in seconds, it lies ahead of now. */
export type Bucket = { key: Buffer; passed: boolean; ahead: number };

/** The seconds that a charge has to wait by its bucket's answer; 0 when it passed or was not asked. */
export function waitOf(charge: Charge, buckets: readonly Bucket[]): number {
  const bucket = buckets.find(({ key }) => keyOf(charge).equals(key));
  return !bucket || bucket.passed ? 0 : Math.max(bucket.ahead - mostAhead(charge.limit), 0.001);
}

/** The statement that counts one request in each bucket of `asked`, a query of key, new `free_at` and room, by key. */
export const countIn = (asked: SQL): SQL => sql`
  insert into rate_limits as held (key, free_at, room_seconds, passed) ${asked}
  on conflict (key) do update set (free_at, room_seconds, passed) = (
    select case when next <= deepest then next else start end, excluded.room_seconds, next <= deepest
    from (select now() + make_interval(secs => excluded.room_seconds) as deepest) as bucket,
      -- Further ahead than the bucket is deep can only be the word of a clock that was wrong.
      lateral (select least(greatest(held.free_at, now()), deepest) as start) as before,
      lateral (select start + (excluded.free_at - now()) as next) as after)
  returning key, passed, extract(epoch from free_at - now())::float8 as ahead`;

/** One charge as values: its bucket's key, interval and depth in seconds. */
export const bucketOf = (charge: Charge): SQL => {
  const { burst, everySeconds } = charge.limit;
  return sql`${keyOf(charge)}::bytea, ${everySeconds}::float8, ${burst * everySeconds}::float8`;
};

/** In the order of their keys, so that concurrent statements lock rows in one order and cannot deadlock. */
export const byKey = (charges: readonly Charge[]): Charge[] =>
  charges.toSorted((one, other) => Buffer.compare(keyOf(one), keyOf(other)));

/**
 * The generic cell rate algorithm: a bucket is stored as the instant at which it is full again. A request moves it by
 * one interval, and passes while it lies no further ahead than the burst.
 */
async function takeFromDatabase(charges: readonly Charge[], unless: readonly Charge[]): Promise<number[]> {
  const asked = byKey(charges).map((charge) => sql`(${bucketOf(charge)})`);
  const peeked = unless.map((charge) => sql`(${keyOf(charge)}::bytea, ${mostAhead(charge.limit)}::float8)`);
  const none = sql`(null::bytea, 0::float8)`;
  const buckets = await database().execute<Bucket>(sql`
    with refusing as (
      select key, extract(epoch from free_at - now())::float8 as ahead
      from rate_limits join (values ${sql.join([none, ...peeked], sql`, `)}) as peeked (key, most) using (key)
      where extract(epoch from free_at - now()) > most
    ), taken as (${countIn(sql`
      select key, now() + make_interval(secs => every), room, true
      from (values ${sql.join(asked, sql`, `)}) as asked (key, every, room)
      where not exists (select from refusing)`)})
    select key, passed, ahead from taken union all select key, false, ahead from refusing`);
  return [...charges, ...unless].map((charge) => waitOf(charge, buckets));
}

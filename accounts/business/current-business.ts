import { database } from "../../db/client";
import { business } from "../../db/schema";
import { deadline } from "../../runtime/deadline";
import { perProcess } from "../../runtime/per-process";
import { keepTimeZone } from "../values/local-day";
import { type Business, UNNAMED } from "./business";

/** Another instance's change is seen after this time at the latest, as long as requests come. */
const FRESH_MILLISECONDS = 5_000;
/** Older than this, a request waits for the row instead of showing what it was. */
const USABLE_MILLISECONDS = 30_000;
/** A page is not late because of its letterhead. */
const WAIT_MILLISECONDS = 1_000;

type Kept = { value: Business; readAt: number; reading: Promise<void> | null };

const kept = () =>
  perProcess("business", (): Kept => ({ value: UNNAMED, readAt: -USABLE_MILLISECONDS, reading: null }));

/**
 * The business as it was a moment ago, from this process's memory: one query in five seconds, however many ask. What was
 * read last where the database does not answer.
 */
export async function currentBusiness(): Promise<Business> {
  const memory = kept();
  const age = performance.now() - memory.readAt;
  if (age < FRESH_MILLISECONDS) return memory.value;
  const reading = read(memory);
  if (age >= USABLE_MILLISECONDS) await deadline(reading, WAIT_MILLISECONDS, () => new Error("late")).catch(() => {});
  return memory.value;
}

/** Reads it again, after a change by this process. */
export async function rereadBusiness(): Promise<void> {
  const memory = kept();
  await memory.reading;
  await read(memory);
}

function read(memory: Kept): Promise<void> {
  memory.reading ??= readRow()
    .then((value) => {
      memory.value = value;
      keepTimeZone(value.timeZone);
    })
    .catch(() => {})
    .finally(() => {
      memory.readAt = performance.now();
      memory.reading = null;
    });
  return memory.reading;
}

async function readRow(): Promise<Business> {
  const { markType, markHash, markWidth, markHeight, name, colour, phone, address } = business;
  const { country, timeZone, privacyEmail } = business;
  const columns = { markType, markHash, markWidth, markHeight, name, colour, phone, address };
  const [row] = await database()
    .select({ ...columns, country, timeZone, privacyEmail })
    .from(business);
  if (!row) return UNNAMED;
  const { markHash: hash, markType: type, markWidth: width, markHeight: height, ...facts } = row;
  return {
    ...facts,
    name: row.name ?? UNNAMED.name,
    named: row.name !== null,
    country: row.country ?? UNNAMED.country,
    mark: hash && type && width && height ? { hash, type, width, height } : null,
  };
}

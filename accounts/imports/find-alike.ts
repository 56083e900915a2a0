import { sql } from "drizzle-orm";
import { database } from "../../db/client";
import { findCandidates } from "../duplicates/find-candidates";
import { ownTraits } from "../duplicates/own-traits";
import { type Score, score } from "../duplicates/score";
import { withoutSharedPhone } from "../duplicates/shared-phone";
import type { ImportedPerson } from "./row/read-row";

type Asked = { position: number; person: ImportedPerson };

/** So few in one transaction that it ends in time in a large database too. */
const AT_ONCE = 10;
/** Transactions at once: one waits for the database while another compares. */
const LANES = 2;
/** Of people who are only perhaps the same a file would be full; one document under two names is worth a look. */
const isAlike = ({ verdict, likeness: { document } }: Score): boolean =>
  verdict === "same" || verdict === "very_alike" || document === "same" || document === "other_form";

/** Which of these people look like an account that exists, as the radar sees it: the likeliest account, by position. */
export async function findAlike(people: readonly Asked[]): Promise<Map<number, number>> {
  const left = [...people];
  const found = new Map<number, number>();
  const lane = async () => {
    for (let some = left.splice(0, AT_ONCE); some.length > 0; some = left.splice(0, AT_ONCE))
      for (const [position, id] of await alikeOf(some)) found.set(position, id);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return found;
}

function alikeOf(people: Asked[]): Promise<[number, number][]> {
  return database().transaction(async (tx) => {
    const found: [number, number][] = [];
    for (const { position, person } of people) {
      const asked = ownTraits(person);
      // A number with a slip is found by the name or the birth date, and a file has thousands of rows.
      const among = { open: sql`true`, onlyOpen: false, except: null, slips: false };
      const id = likeliest(asked, await findCandidates(tx, asked, among));
      if (id !== null) found.push([position, id]);
    }
    return found;
  });
}

type Traits = ReturnType<typeof ownTraits>;
type Candidate = Parameters<typeof ownTraits>[0] & { id: number };

function likeliest(asked: Traits, candidates: Candidate[]): number | null {
  const others = candidates.map((row) => ({ id: row.id, traits: ownTraits(row) }));
  const person = withoutSharedPhone(
    asked,
    others.map(({ traits }) => traits),
  );
  const alike = others
    .map(({ id, traits }) => ({ id, ...score(person, traits) }))
    .filter(isAlike)
    .sort((one, other) => other.bits - one.bits || one.id - other.id);
  return alike[0]?.id ?? null;
}

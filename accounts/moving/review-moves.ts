import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { legacyCounts, legacyPeople } from "../../db/schema";
import type { LegacyState } from "../../runtime/legacy-settings";
import type { AccountActor, NotFound, Result } from "../account";
import { may } from "../policy";
import type { OutcomeKind } from "./count-outcome";
import { everyMove } from "./legacy-state";

export type Counted = {
  operation: string;
  kind: OutcomeKind;
  clause: string;
  number: number;
  lastAt: Date;
  example: Record<string, unknown> | null;
};
export type Missing = { email: string; reason: string | null; at: Date };
export type MoveInFull = {
  contract: string;
  oldServer: string;
  state: LegacyState;
  /** People of the old server who are here, by the way they came. */
  arrived: { way: string; number: number }[];
  /** How many are known to be missing, and the latest of them. */
  missing: { number: number; latest: Missing[] };
  counts: Counted[];
};

const MOST_SHOWN = 20;
const MOST_COUNTS = 200;

/** Where every move stands: who came and by which way, who is missing, what still differs. Refuses with `not_found`. */
export async function reviewMoves(actor: AccountActor): Promise<Result<MoveInFull[], NotFound>> {
  if (!may(actor, "see_moves")) return { ok: false, problem: { code: "not_found" } };
  const moves = await everyMove();
  const value = await Promise.all(
    moves.map(async ({ contract, oldServer, state }) => ({
      contract,
      state,
      oldServer: oldServer.host,
      arrived: await arrivedOf(contract),
      missing: await missingOf(contract),
      counts: await countsOf(contract),
    })),
  );
  return { ok: true, value };
}

const number = sql<number>`count(*)`.mapWith(Number);

function arrivedOf(contract: string) {
  return database()
    .select({ way: legacyPeople.way, number })
    .from(legacyPeople)
    .where(and(eq(legacyPeople.contract, contract), isNotNull(legacyPeople.accountId)))
    .groupBy(legacyPeople.way)
    .orderBy(legacyPeople.way);
}

async function missingOf(contract: string) {
  const absent = and(eq(legacyPeople.contract, contract), isNull(legacyPeople.accountId));
  const [counted] = await database().select({ number }).from(legacyPeople).where(absent);
  const latest = await database()
    .select({ email: legacyPeople.emailKey, reason: legacyPeople.reason, at: legacyPeople.at })
    .from(legacyPeople)
    .where(absent)
    .orderBy(desc(legacyPeople.at))
    .limit(MOST_SHOWN);
  return { number: counted?.number ?? 0, latest };
}

async function countsOf(contract: string): Promise<Counted[]> {
  const rows = await database()
    .select()
    .from(legacyCounts)
    .where(eq(legacyCounts.contract, contract))
    .orderBy(desc(legacyCounts.number))
    .limit(MOST_COUNTS);
  return rows.map(({ contract: _, ...row }) => ({ ...row, kind: row.kind as OutcomeKind }));
}

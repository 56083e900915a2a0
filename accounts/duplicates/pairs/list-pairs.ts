import { aliasedTable, and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { database } from "../../../db/client";
import { accounts, branches, probablePairs, separatePairs } from "../../../db/schema";
import type { AccountActor, NotFound, Result } from "../../account";
import { audit } from "../../audit";
import { isClient, openableBy, opensEveryClient } from "../../clients/client-reach";
import { may } from "../../policy";
import { openCursor, sealCursor } from "../../sealed-cursor";
import { maskEmail, maskName, maskNumber } from "../../values/mask";
import { personName } from "../../values/person-name";
import type { Reason, Verdict } from "../score";

/** One of the two, in clear where the actor may open the account, masked otherwise. */
export type PairSide = {
  id: number;
  name: string;
  email: string;
  document: string | null;
  phone: string | null;
  /** Null too where it is masked. */
  birthDate: string | null;
  branch: string | null;
  origin: string;
  createdAt: Date;
  disabled: boolean;
  openable: boolean;
};

export type ProbablePair = { sides: [PairSide, PairSide]; verdict: Verdict; reasons: Reason[] };

export type PairPage = {
  pairs: ProbablePair[];
  /** The next page's cursor; null on the last page. */
  next: string | null;
  /** Counted up to `COUNTED_PAIRS`. */
  total: number;
};

const PAGE = 20;
export const COUNTED_PAIRS = 10_000;
const PURPOSE = "pair-cursor";

const [one, other] = [aliasedTable(accounts, "one"), aliasedTable(accounts, "other")];
const [branch, otherBranch] = [aliasedTable(branches, "branch"), aliasedTable(branches, "other_branch")];

/**
 * One page of the pairs that are probably one person and of which the actor may open at least one, surest first;
 * `apart`: the pairs that staff marked as two people instead. `after` is the `next` of the previous page, anything else
 * means the first one. Which accounts were shown is audited. Refuses with `not_found`.
 */
export async function listPairs(
  actor: AccountActor,
  { apart, after }: { apart: boolean; after: string | null },
): Promise<Result<PairPage, NotFound>> {
  if (!may(actor, "see_pairs")) return { ok: false, problem: { code: "not_found" } };
  const db = database();
  const { wanted, bits, both } = reached(actor, apart);
  const { lowerId, higherId } = probablePairs;
  const rows = await db
    .select({
      one: sideOf(one, branch.name, openableBy(actor, one)),
      other: sideOf(other, otherBranch.name, openableBy(actor, other)),
      bits: sql<number>`${bits}`.mapWith(Number),
      both: sql<boolean>`${both}`,
      verdict: probablePairs.verdict,
      reasons: probablePairs.reasons,
      maskedVerdict: probablePairs.maskedVerdict,
      maskedReasons: probablePairs.maskedReasons,
    })
    .from(probablePairs)
    .innerJoin(one, eq(one.id, lowerId))
    .innerJoin(other, eq(other.id, higherId))
    .leftJoin(branch, eq(branch.id, one.branchId))
    .leftJoin(otherBranch, eq(otherBranch.id, other.branchId))
    .where(and(wanted, following(bits, openCursor(PURPOSE, actor.id, after))))
    .orderBy(desc(bits), desc(lowerId), desc(higherId))
    .limit(PAGE + 1);
  const some = db
    .select({ one: sql`1` })
    .from(probablePairs)
    .innerJoin(one, eq(one.id, lowerId))
    .innerJoin(other, eq(other.id, higherId))
    .where(wanted)
    .limit(COUNTED_PAIRS)
    .as("some");
  const [{ total } = { total: 0 }] = await db.select({ total: sql<number>`count(*)::integer` }).from(some);
  const page = rows.slice(0, PAGE);
  const shown = page.flatMap((row) => [row.one.id, row.other.id]).join(" ");
  if (page.length > 0)
    await db.transaction((tx) => audit(tx, actor, "clients.looked_up", null, { by: "pairs", shown }));
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  const next = last ? sealCursor(PURPOSE, actor.id, [last.bits, last.one.id, last.other.id]) : null;
  return { ok: true, value: { pairs: page.map(present), next, total } };
}

/** Which pairs the actor is shown, and by what they are ordered: of masked people, by what whole values tell. */
function reached(actor: AccountActor, apart: boolean) {
  const { lowerId, higherId } = separatePairs;
  const decided = sql`exists (select from ${separatePairs}
    where ${lowerId} = ${probablePairs.lowerId} and ${higherId} = ${probablePairs.higherId})`;
  const both = and(openableBy(actor, one), openableBy(actor, other));
  const queue = apart ? decided : sql`not ${decided}`;
  const { bits, maskedBits } = probablePairs;
  if (opensEveryClient(actor)) return { wanted: and(both, queue), bits, both: sql`true` };
  const either = or(openableBy(actor, one), openableBy(actor, other));
  const masked = and(isClient(one), isClient(other), either, sql`${maskedBits} is not null`);
  const told = sql`case when ${both} then ${bits} else ${maskedBits} end`;
  return { wanted: and(or(both, masked), queue), bits: told, both: sql`(${both}) is true` };
}

function following(bits: SQL | typeof probablePairs.bits, position: unknown): SQL | undefined {
  if (!Array.isArray(position)) return undefined;
  const [lastBits, lower, higher] = position as [number, number, number];
  const { lowerId, higherId } = probablePairs;
  return sql`(${bits}, ${lowerId}, ${higherId}) < (${lastBits}::real, ${lower}::integer, ${higher}::integer)`;
}

const sideOf = (
  row: typeof one | typeof other,
  branchName: typeof branch.name | typeof otherBranch.name,
  open?: SQL,
) => ({
  id: row.id,
  givenNames: row.givenNames,
  surnames: row.surnames,
  email: row.email,
  document: row.documentNumber,
  phone: row.phone,
  birthDate: row.birthDate,
  branch: branchName,
  origin: row.origin,
  createdAt: row.createdAt,
  disabledAt: row.disabledAt,
  openable: sql<boolean>`coalesce(${open}, false)`,
});

type Row = {
  one: SideRow;
  other: SideRow;
  both: boolean;
  verdict: string;
  reasons: string[];
  maskedVerdict: string | null;
  maskedReasons: string[] | null;
};

type SideRow = Omit<PairSide, "name" | "disabled"> & {
  givenNames: string;
  surnames: string | null;
  disabledAt: Date | null;
};

function present({ both, ...row }: Row): ProbablePair {
  const verdict = (both ? row.verdict : row.maskedVerdict) as Verdict;
  const reasons = (both ? row.reasons : row.maskedReasons) as Reason[];
  return { sides: [presentSide(row.one), presentSide(row.other)], verdict, reasons };
}

function presentSide({ givenNames, surnames, disabledAt, ...row }: SideRow): PairSide {
  const side = { ...row, name: personName({ givenNames, surnames }), disabled: disabledAt !== null };
  if (row.openable) return side;
  const { name, email, phone, document } = side;
  return {
    ...side,
    name: maskName(name),
    email: maskEmail(email),
    phone: phone && maskNumber(phone),
    document: document && maskNumber(document),
    birthDate: null,
  };
}

import { and, asc, eq, gt, isNull, lt, or } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, duplicateKeys } from "../../db/schema";
import { accountColumns } from "../account-columns";
import { KEYS_VERSION } from "./match-keys";
import { writeKeys } from "./write-keys";

const LOOKED_AT = 2_000;
/** An insert of more would take long while others wait for the index. */
const MADE = 500;

export type Filled = { made: number; next: number | null };

/**
 * Makes the keys that are missing or of older rules, of a few accounts in the order of their ids. Returns how many, and
 * after which id the next call goes on: null after the last. Two that run at once make the same.
 */
export async function fillKeys(after = 0): Promise<Filled> {
  const db = database();
  const missing = or(isNull(duplicateKeys.accountId), lt(duplicateKeys.version, KEYS_VERSION));
  const page = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(gt(accounts.id, after))
    .orderBy(asc(accounts.id))
    .limit(LOOKED_AT);
  const last = page.at(-1)?.id;
  if (last === undefined) return { made: 0, next: null };
  const here = and(gt(accounts.id, after), lt(accounts.id, last + 1), isNull(accounts.closedAt), missing);
  const made = await db.transaction(async (tx) => {
    const rows = await tx
      .select(accountColumns)
      .from(accounts)
      .leftJoin(duplicateKeys, eq(duplicateKeys.accountId, accounts.id))
      .where(here)
      .orderBy(asc(accounts.id))
      .limit(MADE)
      // An edit meanwhile would leave keys of what was there before.
      .for("share", { of: accounts });
    await writeKeys(tx, rows);
    return rows;
  });
  return { made: made.length, next: made.length < MADE ? last : (made.at(-1)?.id ?? last) };
}

import { and, isNull, ne } from "drizzle-orm";
import type { database, Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Account, StaffObstacle } from "../account";
import { isDeceptive, likeness, nameSkeleton } from "../values/deceptive-name";
import { personName } from "../values/person-name";

type Candidate = Account & { disabledAt: Date | null };
export type Colleague = { name: string; skeleton: string };

const LIKE = 0.7;

/** The names of everybody who is staff now. */
export async function colleagues(db: Transaction | ReturnType<typeof database>): Promise<Colleague[]> {
  const rows = await db
    .select({ givenNames: accounts.givenNames, surnames: accounts.surnames })
    .from(accounts)
    .where(and(ne(accounts.role, "client"), isNull(accounts.closedAt)));
  return rows.map((row) => ({ name: personName(row), skeleton: nameSkeleton(personName(row)) }));
}

/** Why this account cannot become staff as it is: null when nothing stands in the way. */
export function obstacleToStaff(account: Candidate): StaffObstacle | null {
  if (account.disabledAt) return "disabled";
  if (!account.emailVerifiedAt) return "unverified";
  return isDeceptive(personName(account)) ? "deceptive_name" : null;
}

/** The same for an account that asks for a role by itself, and must not be mistaken for staff. */
export function obstacleToRequest(account: Candidate, staff: Colleague[]): StaffObstacle | null {
  const skeleton = nameSkeleton(personName(account));
  return obstacleToStaff(account) ?? (staff.some((one) => one.skeleton === skeleton) ? "staff_name" : null);
}

/** The staff whose names look like this one, the most alike first. */
export function lookalikes(account: Account, staff: Colleague[]): string[] {
  const skeleton = nameSkeleton(personName(account));
  return staff
    .map(({ name, skeleton: other }) => ({ name, alike: likeness(skeleton, other) }))
    .filter(({ alike }) => alike >= LIKE)
    .sort((one, other) => other.alike - one.alike)
    .slice(0, 5)
    .map(({ name }) => name);
}

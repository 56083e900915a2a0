import { and, eq, type SQL } from "drizzle-orm";
import { separatePairs } from "../../db/schema";

/** Two accounts as a row of a pair names them, whichever comes first. */
export const pairKey = (id: number, otherId: number) => ({
  lowerId: Math.min(id, otherId),
  higherId: Math.max(id, otherId),
});

/** The row that says that two accounts are different people. */
export function separatePair(id: number, otherId: number): SQL | undefined {
  const { lowerId, higherId } = pairKey(id, otherId);
  return and(eq(separatePairs.lowerId, lowerId), eq(separatePairs.higherId, higherId));
}

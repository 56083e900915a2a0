import { lookUpsByEmployee } from "./budgets";
import type { Limited } from "./limit";
import { take } from "./take";

/** A search that also asks about people whom this employee may not open. Null lets it through. */
export function limitLookUps(employeeId: number): Promise<Limited | null> {
  return take([{ limit: lookUpsByEmployee, whom: String(employeeId) }]);
}

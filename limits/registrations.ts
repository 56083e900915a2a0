import { registrationsByEmployee, registrationsFromSource, registrationsOfEmail } from "./budgets";
import type { Limited } from "./limit";
import { sourceOf } from "./source";
import { take } from "./take";
import { type Asker, limitFindingOut } from "./taken-emails";

/** Counts an anonymous registration by source and normalised e-mail. Null when it may go on. */
export async function limitRegistration(asker: Asker, emailKey: string): Promise<Limited | null> {
  return (
    (await limitFindingOut(asker)) ??
    (await take([
      { limit: registrationsFromSource, whom: sourceOf(asker.address) },
      { limit: registrationsOfEmail, whom: emailKey },
    ]))
  );
}

/** Counts a registration by staff per employee, as a whole branch has one address. */
export async function limitStaffRegistration(asker: Asker, employeeId: number): Promise<Limited | null> {
  return (await limitFindingOut(asker)) ?? (await take([{ limit: registrationsByEmployee, whom: String(employeeId) }]));
}

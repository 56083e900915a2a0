import { registrationsByEmployee, registrationsFromSource, registrationsOfEmail } from "./budgets";
import type { Limited } from "./limit";
import { sourceOf } from "./source";
import { take } from "./take";
import { type Asker, findingOut } from "./taken-emails";

/** Counts an anonymous registration by source and normalised e-mail. Null when it may go on. */
export function limitRegistration(asker: Asker, emailKey: string): Promise<Limited | null> {
  const charges = [
    { limit: registrationsFromSource, whom: sourceOf(asker.address) },
    { limit: registrationsOfEmail, whom: emailKey },
  ];
  return take(charges, findingOut(asker));
}

/** Counts a registration by staff per employee, as a whole branch has one address. */
export function limitStaffRegistration(asker: Asker, employeeId: number): Promise<Limited | null> {
  return take([{ limit: registrationsByEmployee, whom: String(employeeId) }], findingOut(asker));
}

import {
  registrationsByEmployee,
  registrationsFromSource,
  registrationsOfEmail,
  sameTakenEmail,
  takenEmailsFromSource,
} from "./budgets";
import type { Limited } from "./limit";
import { sourceOf } from "./source";
import { take, wouldRefuse } from "./take";

/** Counts an anonymous registration by source and normalised e-mail. Null when it may go on. */
export async function limitRegistration(address: string | null, emailKey: string): Promise<Limited | null> {
  return (
    (await limitFindingOut(address)) ??
    (await take([
      { limit: registrationsFromSource, whom: sourceOf(address) },
      { limit: registrationsOfEmail, whom: emailKey },
    ]))
  );
}

/** Counts a registration by staff per employee, as a whole branch has one address. */
export function limitStaffRegistration(employeeId: number): Promise<Limited | null> {
  return take([{ limit: registrationsByEmployee, whom: String(employeeId) }]);
}

/** Refuses a source that has been told of too many taken e-mails. */
export function limitFindingOut(address: string | null): Promise<Limited | null> {
  return wouldRefuse({ limit: takenEmailsFromSource, whom: sourceOf(address) });
}

/** Counts that a source is told of a taken e-mail; the same e-mail counts once. */
export async function noteTaken(address: string | null, emailKey: string): Promise<void> {
  const source = sourceOf(address);
  const again = await take([{ limit: sameTakenEmail, whom: `${source} ${emailKey}` }]);
  if (!again) await take([{ limit: takenEmailsFromSource, whom: source }]);
}

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

/** A stranger's registration, by where it comes from and by its normalised e-mail. Null lets it through. */
export async function limitRegistration(address: string | null, emailKey: string): Promise<Limited | null> {
  return (
    (await limitFindingOut(address)) ??
    (await take([
      { limit: registrationsFromSource, whom: sourceOf(address) },
      { limit: registrationsOfEmail, whom: emailKey },
    ]))
  );
}

/** A registration by somebody of the staff: a whole branch has one address, so each employee counts alone. */
export function limitStaffRegistration(employeeId: number): Promise<Limited | null> {
  return take([{ limit: registrationsByEmployee, whom: String(employeeId) }]);
}

/** Refuses a source that has found too many e-mails to be taken, before it is told about another one. */
export function limitFindingOut(address: string | null): Promise<Limited | null> {
  return wouldRefuse({ limit: takenEmailsFromSource, whom: sourceOf(address) });
}

/** Notes that a source has been told that an e-mail is taken; the same one counts once. */
export async function noteTaken(address: string | null, emailKey: string): Promise<void> {
  const source = sourceOf(address);
  const again = await take([{ limit: sameTakenEmail, whom: `${source} ${emailKey}` }]);
  if (!again) await take([{ limit: takenEmailsFromSource, whom: source }]);
}

import type { Known, KnownAccount } from "./find-known";
import type { ImportOptions } from "./import-options";
import { IMPORT_CHANNEL } from "./import-run";
import type { RowProblem } from "./row/import-field";
import type { ImportedPerson } from "./row/read-row";

/** What fills an account's empty columns. */
export type Completion = Partial<
  Pick<
    ImportedPerson,
    | "phone"
    | "birthDate"
    | "gender"
    | "country"
    | "nationality"
    | "address"
    | "documentType"
    | "documentNumber"
    | "branchId"
    | "passwordHash"
  >
>;

export type Fate =
  | { fate: "created" }
  | { fate: "existing"; account: KnownAccount }
  /** `linked`: the account gets its id in the other system. */
  | { fate: "completed"; account: KnownAccount; completion: Completion; linked: boolean }
  | { fate: "rejected"; problem: RowProblem };

/** What becomes of a person in a file, by what is known of them. */
export function fateOf(person: ImportedPerson, known: Known, { existing }: Pick<ImportOptions, "existing">): Fate {
  const { emailKey, externalId } = person;
  const byId = externalId === null ? undefined : known.byExternalId.get(externalId);
  const byEmail = known.byEmail.get(emailKey);
  if (byId && byEmail && byId.id !== byEmail.id)
    return { fate: "rejected", problem: { field: "id", code: "other_account" } };
  const account = byId ?? byEmail;
  if (!account) {
    const held = known.held.has(emailKey);
    return held ? { fate: "rejected", problem: { field: "email", code: "held" } } : { fate: "created" };
  }
  if (existing === "omit" || !mayComplete(account, person)) return { fate: "existing", account };
  const completion = completionOf(account, person);
  const linked = externalId !== null && !byId;
  if (Object.keys(completion).length === 0 && !linked) return { fate: "existing", account };
  return { fate: "completed", account, completion, linked };
}

/**
 * Whether a file may add to an account. Not where a stranger may have registered with the person's address: they would be
 * given the person's data.
 */
function mayComplete(account: KnownAccount, person: ImportedPerson): boolean {
  if (account.role !== "client" || person.role !== "client" || account.disabledAt) return false;
  const byStaff = account.registeredBy !== null || account.origin === IMPORT_CHANNEL;
  return account.emailVerifiedAt !== null || account.passwordHash === null || byStaff;
}

const SINGLE = [
  "phone",
  "birthDate",
  "gender",
  "country",
  "nationality",
  "address",
  "branchId",
  "passwordHash",
] as const;

function completionOf(account: KnownAccount, person: ImportedPerson): Completion {
  const completion: Record<string, unknown> = {};
  for (const column of SINGLE)
    if (account[column] === null && person[column] !== null) completion[column] = person[column];
  if (account.documentNumber === null && person.documentNumber !== null) {
    completion.documentType = person.documentType;
    completion.documentNumber = person.documentNumber;
  }
  return completion;
}

import { sql } from "drizzle-orm";
import { database } from "../../db/client";
import { env } from "../../env";
import { limitLookUps } from "../../limits/look-ups";
import type { AccountActor, NotFound, Result, Role } from "../account";
import { audit } from "../audit";
import { type Candidate, findCandidates } from "../duplicates/find-candidates";
import { ownTraits } from "../duplicates/own-traits";
import { type Reason, type Score, score, type Verdict } from "../duplicates/score";
import { withoutSharedPhone } from "../duplicates/shared-phone";
import { type Traits, traitsOf } from "../duplicates/traits";
import { may, mayOn } from "../policy";
import { maskEmail, maskName, maskNumber } from "../values/mask";
import { personName } from "../values/person-name";
import { openableBy, opensEveryClient } from "./client-reach";

/** A client's data as typed so far; every value may be incomplete. */
export type Knowledge = { name: string; email: string; document: string; phone: string; birthDate?: string };

/** What matches, strongest first. */
export type Alike =
  | "same_email"
  | "same_document"
  | "same_phone"
  | "same_name"
  | "same_birth_date"
  | "like_document"
  | "like_phone"
  | "like_email"
  | "like_name"
  | "like_birth_date";

export type Lookalike = {
  id: number;
  /** In clear where the actor may open the account, masked otherwise. */
  name: string;
  email: string;
  phone: string | null;
  document: string | null;
  branch: string | null;
  createdAt: Date;
  disabled: boolean;
  role: Role;
  alike: Alike[];
  verdict: Verdict;
  reasons: Reason[];
  openable: boolean;
};

const MOST = 6;

/**
 * The few likeliest duplicates of a client among all accounts, surest first, with how sure that is and why. Accounts
 * that the actor may not open are found by whole values only, and after too many searches not at all. `except` is the
 * account that is being compared. Every search is audited with the accounts it showed.
 * Refuses with `not_found`.
 */
export async function findDuplicates(
  actor: AccountActor,
  known: Knowledge,
  except: number | null = null,
): Promise<Result<Lookalike[], NotFound>> {
  if (!may(actor, "find_clients")) return { ok: false, problem: { code: "not_found" } };
  const asked = traitsOf({ ...known, country: env.BUSINESS_COUNTRY ?? null });
  const by = namesOf(asked);
  if (by.length === 0) return { ok: true, value: [] };
  const open = opensEveryClient(actor) ? sql`true` : sql`coalesce(${openableBy(actor)}, false)`;
  const onlyOpen = !opensEveryClient(actor) && (await limitLookUps(actor.id)) !== null;
  const value = await database().transaction(async (tx) => {
    const candidates = await findCandidates(tx, asked, { open, onlyOpen, except });
    const found = rank(actor, asked, candidates);
    const details = { by: by.join(" "), shown: found.map(({ id }) => id).join(" ") };
    await audit(tx, actor, "clients.looked_up", except, details);
    return found;
  });
  return { ok: true, value };
}

/** What is complete enough for a search. A birth date alone is not. */
function namesOf({ words, emailKey, document, phone }: Traits): string[] {
  const named = words.filter(({ plain }) => plain.length > 1).map(({ plain }) => plain);
  const found = { email: emailKey, document, phone, name: named.join("").length > 4 ? named : null };
  return Object.entries(found).flatMap(([name, value]) => (value ? [name] : []));
}

function rank(actor: AccountActor, asked: Traits, candidates: Candidate[]): Lookalike[] {
  const compared = candidates.map((row) => {
    const openable = isOpenable(actor, row);
    return { row, openable, traits: ownTraits(row) };
  });
  const person = withoutSharedPhone(
    asked,
    compared.map(({ traits }) => traits),
  );
  return compared
    .map(({ row, openable, traits }) => ({ row, openable, found: score(person, traits, { strict: !openable }) }))
    .flatMap(({ found, ...one }) => (found.verdict ? [{ ...one, found, verdict: found.verdict }] : []))
    .sort((one, other) => other.found.bits - one.found.bits || one.row.id - other.row.id)
    .slice(0, MOST)
    .map(({ row, openable, found, verdict }) => present(row, openable, found, verdict));
}

/** An administrator opens every client, and no staff among clients: the rest is masked. */
const isOpenable = (actor: AccountActor, { id, role, branchId }: Candidate) =>
  mayOn(actor, "view_client", { id, role, branchId });

function present(row: Candidate, openable: boolean, { likeness, reasons }: Score, verdict: Verdict): Lookalike {
  const { id, role, branch, createdAt, disabled, email, phone, documentNumber } = row;
  const name = personName(row);
  const shown = {
    id,
    role,
    branch,
    createdAt,
    disabled,
    openable,
    verdict,
    reasons,
    alike: alikeOf(likeness, reasons),
  };
  if (openable) return { ...shown, name, email, phone, document: documentNumber };
  return {
    ...shown,
    name: maskName(name),
    email: maskEmail(email),
    phone: phone && maskNumber(phone),
    document: documentNumber && maskNumber(documentNumber),
  };
}

function alikeOf({ document, email, phone, birthDate, name }: Score["likeness"], reasons: Reason[]): Alike[] {
  const likeName = reasons.some((reason) => reason !== "same_name" && reason.endsWith("_name"));
  const found: [boolean, Alike][] = [
    [email === "same", "same_email"],
    [document === "same" || document === "other_form", "same_document"],
    [phone === "same", "same_phone"],
    [name === "same", "same_name"],
    [birthDate === "same", "same_birth_date"],
    [document === "alike" || document === "near", "like_document"],
    [phone === "near", "like_phone"],
    [email === "near", "like_email"],
    [likeName, "like_name"],
    [birthDate === "near", "like_birth_date"],
  ];
  return found.flatMap(([holds, alike]) => (holds ? [alike] : []));
}

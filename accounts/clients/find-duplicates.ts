import { and, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts, branches } from "../../db/schema";
import { limitLookUps } from "../../limits/look-ups";
import type { AccountActor, NotFound, Result, Role } from "../account";
import { audit } from "../audit";
import { may, mayOn } from "../policy";
import { documentKey } from "../values/document-key";
import { isEmailAddress, normaliseEmail } from "../values/email";
import { maskEmail, maskName, maskNumber } from "../values/mask";
import { personName } from "../values/person-name";
import { digitsOf, plainText } from "../values/plain-text";
import { hasNameWords, isPhone, openableBy, opensEveryClient, PHONE_DIGITS } from "./client-reach";

/** A client's data as typed so far; every value may be incomplete. */
export type Knowledge = { name: string; email: string; document: string; phone: string };

/** What matches, strongest first. */
export type Likeness = "same_email" | "same_document" | "same_phone" | "same_name" | "like_email" | "like_name";

export type Lookalike = {
  id: number;
  /** Masked for every caller; the client's page shows more. */
  name: string;
  email: string;
  phone: string | null;
  document: string | null;
  branch: string | null;
  createdAt: Date;
  disabled: boolean;
  role: Role;
  alike: Likeness[];
  openable: boolean;
};

const MOST = 6;
export const LEAST_LETTERS = 4;
export const LEAST_DIGITS = 6;
/** From here on two names are alike. */
export const LIKE_NAME = 0.62;

const WEIGHT: Record<Likeness, number> = {
  same_email: 32,
  same_document: 16,
  same_phone: 8,
  same_name: 4,
  like_email: 2,
  like_name: 1,
};

/**
 * The few likeliest duplicates of a client among all accounts, with what matches. Accounts that the actor may not open
 * are found by whole values only, and after too many searches not at all. `except` is the account that is being
 * compared. Every search is audited with the accounts it showed.
 * Refuses with `not_found`.
 */
export async function findDuplicates(
  actor: AccountActor,
  known: Knowledge,
  except: number | null = null,
): Promise<Result<Lookalike[], NotFound>> {
  if (!may(actor, "find_clients")) return { ok: false, problem: { code: "not_found" } };
  const open = opensEveryClient(actor) ? sql`true` : sql`coalesce(${openableBy(actor)}, false)`;
  const tests = testsFor(known, open);
  if (tests.length === 0) return { ok: true, value: [] };
  const onlyOpen = !opensEveryClient(actor) && (await limitLookUps(actor.id)) !== null;
  const found = await database().transaction(async (tx) => {
    const rows = await readCandidates(tx, tests, and(isNull(accounts.closedAt), onlyOpen ? open : undefined), except);
    const by = new Set(tests.map(({ alike }) => alike.replace(/^(same|like)_/, "")));
    const details = { by: [...by].join(" "), shown: rows.map(({ id }) => id).join(" ") };
    await audit(tx, actor, "clients.looked_up", except, details);
    return rows;
  });
  return { ok: true, value: found.map((row) => present(actor, row)) };
}

/** `pick`: index condition for candidates. `holds`: whether a row really matches. `rank`: how well, where that varies. */
type Test = { alike: Likeness; pick: SQL; holds: SQL; rank?: SQL };

/** The comparisons. `open`: whether the actor may open the account; only then are partial matches compared. */
function testsFor({ name, email, document, phone }: Knowledge, open: SQL): Test[] {
  const tests: Test[] = [];
  const address = normaliseEmail(email);
  const local = plainText(address.split("@")[0] ?? "");
  const key = documentKey(document.replace(/\p{Cc}/gu, ""));
  const digits = digitsOf(phone);
  const words = plainText(name).trim().replace(/\s+/g, " ");
  if (isEmailAddress(address)) tests.push(exactly("same_email", sql`${accounts.emailKey} = ${address}`));
  if (key.length >= LEAST_LETTERS) tests.push(exactly("same_document", sql`${accounts.documentKey} = ${key}`));
  if (digits.length >= LEAST_DIGITS) {
    const last = digits.slice(-PHONE_DIGITS);
    const holds = sql`(${isPhone(digits)} or (${open} and ${accounts.phoneKey} like ${`%${last}`}))`;
    tests.push({ alike: "same_phone", pick: sql`${accounts.searchText} like ${`%${last}%`} and ${holds}`, holds });
  }
  if (words.length > LEAST_LETTERS) {
    const same = sql`(${accounts.nameKey} % ${words} and similarity(${accounts.nameKey}, ${words}) = 1)`;
    tests.push({ alike: "same_name", pick: sql`false`, holds: same });
    const whole = words.includes(" ") ? hasNameWords(words.split(" ")) : sql`false`;
    const like = sql`(${accounts.nameKey} % ${words} or ${words} <% ${accounts.nameKey}) and (${open} or ${same} or ${whole})`;
    const degree = sql`greatest(similarity(${accounts.nameKey}, ${words}), 0.9 * word_similarity(${words}, ${accounts.nameKey}))`;
    const rank = sql`case when ${open} then ${degree} else 0 end`;
    tests.push({ alike: "like_name", pick: like, holds: sql`(${rank} >= ${LIKE_NAME} or ${whole})`, rank });
  }
  if (local.length > LEAST_LETTERS) {
    const degree = sql`similarity(split_part(${accounts.emailKey}, '@', 1), ${local})`;
    const rank = sql`case when ${open} then ${degree} else 0 end`;
    const pick = sql`${local} <% ${accounts.searchText} and ${open}`;
    tests.push({ alike: "like_email", pick, holds: sql`${rank} >= 0.55`, rank });
  }
  return tests;
}

const exactly = (alike: Likeness, condition: SQL): Test => ({ alike, pick: condition, holds: condition });

async function readCandidates(tx: Transaction, tests: Test[], among: SQL | undefined, except: number | null) {
  await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', '0.45', true),
    set_config('pg_trgm.word_similarity_threshold', '0.6', true)`);
  const picks = tests.map(({ pick, rank }) => {
    const best = rank ? sql` order by ${rank} desc` : sql``;
    return sql`(select ${accounts.id} from ${accounts} where ${and(among, pick)}${best} limit ${MOST * 2})`;
  });
  const picked = sql`(${sql.join(picks, sql` union `)})`;
  const alike = tests.map((test) => sql`case when ${test.holds} then ${test.alike}::text end`);
  const weight = tests.map((test) => sql`case when ${test.holds} then ${WEIGHT[test.alike]} else 0 end`);
  const degree = tests.flatMap(({ rank }) => (rank ? [rank] : []));
  const score = sql.join([...weight, ...degree], sql` + `);
  const rows = await tx
    .select({
      id: accounts.id,
      role: accounts.role,
      givenNames: accounts.givenNames,
      surnames: accounts.surnames,
      email: accounts.email,
      phone: accounts.phone,
      document: accounts.documentNumber,
      branchId: accounts.branchId,
      branch: branches.name,
      createdAt: accounts.createdAt,
      disabled: sql<boolean>`${accounts.disabledAt} is not null`,
      alike: sql<Likeness[]>`array_remove(array[${sql.join(alike, sql`, `)}], null)`,
    })
    .from(accounts)
    .leftJoin(branches, eq(branches.id, accounts.branchId))
    .where(and(inArray(accounts.id, picked), among, except === null ? undefined : ne(accounts.id, except)))
    .orderBy(sql`${score} desc`, accounts.id)
    .limit(MOST);
  return rows.filter((row) => row.alike.length > 0);
}

type Row = Awaited<ReturnType<typeof readCandidates>>[number];

function present(actor: AccountActor, row: Row): Lookalike {
  const { givenNames, surnames, branchId, alike: all, ...one } = row;
  const name = personName({ givenNames, surnames });
  const openable = mayOn(actor, "view_client", { id: row.id, role: row.role, branchId });
  const alike = all.filter(
    (each) =>
      !(each === "like_name" && all.includes("same_name")) && !(each === "like_email" && all.includes("same_email")),
  );
  const masked = {
    name: maskName(name),
    email: maskEmail(row.email),
    phone: row.phone && maskNumber(row.phone),
    document: row.document && maskNumber(row.document),
  };
  return { ...one, ...masked, alike, openable };
}

import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { accounts } from "../../db/schema";
import type { AccountActor } from "../account";

/** Whether the actor may open every client: to them nothing is masked. */
export const opensEveryClient = (actor: AccountActor): boolean => actor.role === "admin";

type Row = Record<"role" | "closedAt" | "branchId", AnyPgColumn>;

/** The clients the actor may open, as a condition on the row; equal to what the policy says of each. */
export function openableBy(actor: AccountActor, row: Row = accounts): SQL | undefined {
  if (opensEveryClient(actor)) return isClient(row);
  const here = actor.branchId === null ? undefined : eq(row.branchId, actor.branchId);
  return and(isClient(row), or(isNull(row.branchId), here));
}

/** Whether the row is an open account of a client. Does not ask what the actor may open. */
export const isClient = (row: Omit<Row, "branchId"> = accounts): SQL | undefined =>
  and(eq(row.role, "client"), isNull(row.closedAt));

/** As many last digits as a number has without its country, everywhere. */
export const PHONE_DIGITS = 8;

/** Whether these digits are the whole of a phone, with or without its country. */
export function isPhone(digits: string): SQL {
  if (digits.length < PHONE_DIGITS) return sql`${accounts.phoneKey} = ${digits}`;
  return sql`right(${accounts.phoneKey}, ${PHONE_DIGITS}) = ${digits.slice(-PHONE_DIGITS)}`;
}

/** Whether each of these is a whole word of the name, in plain text. */
export function hasNameWords(words: string[]): SQL {
  const list = sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  );
  return sql`string_to_array(${accounts.nameKey}, ' ') @> array[${list}]::text[]`;
}

/**
 * Whether a search, given as its words, names a client by whole values: name words, the e-mail, the document or the
 * phone. All that may be asked about a masked client; parts of a value would tell its characters one by one.
 */
export function isNamedWhole(words: string[]): SQL | undefined {
  const number = words.join("");
  return or(and(...words.map(isWholeValue)), isDocument(number), /^\d+$/.test(number) ? isPhone(number) : undefined);
}

const isDocument = (plain: string) => sql`lower(${accounts.documentKey}) = ${plain}`;

const isWholeValue = (word: string) =>
  or(
    hasNameWords([word]),
    sql`${accounts.emailKey} = ${word}`,
    isDocument(word),
    /^\d+$/.test(word) ? isPhone(word) : undefined,
  );

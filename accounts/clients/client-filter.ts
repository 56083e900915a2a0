import { and, eq, gte, isNull, lt, type SQL, sql } from "drizzle-orm";
import { accounts } from "../../db/schema";
import type { AccountActor } from "../account";
import { plainText } from "../values/plain-text";
import { openableBy } from "./client-reach";
import { type ClientState, stateConditions } from "./client-state";

export type ClientFilter = {
  /** Any of name, e-mail, document or phone; every word must appear. */
  text: string | null;
  branchId: number | "none" | null;
  state: ClientState | null;
  origin: string | null;
  /** Registered from this instant on, and before the other. */
  since: Date | null;
  until: Date | null;
};

const MOST_WORDS = 6;
const LONGEST_TEXT = 100;
/** Enough mails to look for somebody in particular. */
export const LEAST_TO_FIND = 3;

/** The words to look for; what looks like a document or a phone without its punctuation. */
export function searchWords(text: string): string[] {
  const words = plainText(text.slice(0, LONGEST_TEXT)).split(/\s+/);
  const bare = words.map((word) => (/\d/.test(word) && !word.includes("@") ? word.replace(/[+().\-/]/g, "") : word));
  return bare.filter(Boolean).slice(0, MOST_WORDS);
}

/** Whether anything that is known of somebody holds this text, which has no wildcards. */
export const contains = (word: string) => sql`${accounts.searchText} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`;

/**
 * The clients a filter lets through. Whoever may not open everybody sees their own, and the others only
 * when looking for somebody in particular.
 */
export function clientCondition(actor: AccountActor, filter: ClientFilter): SQL | undefined {
  const words = searchWords(filter.text ?? "");
  const particular = words.some((word) => word.length >= LEAST_TO_FIND);
  const everybody = and(eq(accounts.role, "client"), isNull(accounts.closedAt));
  const { branchId, state, origin, since, until } = filter;
  return and(
    particular ? everybody : openableBy(actor),
    ...words.map(contains),
    branchId === "none" ? isNull(accounts.branchId) : branchId === null ? undefined : eq(accounts.branchId, branchId),
    state ? stateConditions[state] : undefined,
    origin === null ? undefined : eq(accounts.origin, origin),
    since ? gte(accounts.createdAt, since) : undefined,
    until ? lt(accounts.createdAt, until) : undefined,
  );
}

import { and, eq, gte, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accounts, externalIds } from "../../db/schema";
import type { AccountActor } from "../account";
import { externalIdKey } from "../values/external-id-key";
import { plainText } from "../values/plain-text";
import { isClient, isNamedWhole, openableBy, opensEveryClient } from "./client-reach";
import { type ClientState, stateConditions } from "./client-state";

export type ClientFilter = {
  /** Searches name, e-mail, document and phone; every word must occur. */
  text: string | null;
  branchId: number | "none" | null;
  state: ClientState | null;
  origin: string | null;
  /** Registered at or after `since`, and before `until`. */
  since: Date | null;
  until: Date | null;
};

const MOST_WORDS = 6;
const LONGEST_TEXT = 100;
/** The shortest search by which employees find clients of other branches. */
const LEAST_TO_FIND = 3;

/** The words to search for; documents and phones without their punctuation. */
export function searchWords(text: string): string[] {
  const words = plainText(text.slice(0, LONGEST_TEXT)).split(/\s+/);
  const bare = words.map((word) => (/\d/.test(word) && !word.includes("@") ? word.replace(/[+().\-/]/g, "") : word));
  return bare.filter(Boolean).slice(0, MOST_WORDS);
}

/** Whether anything an account is known by contains this text, which has no wildcards. */
export const contains = (word: string) => sql`${accounts.searchText} like ${like(word)}`;
const like = (word: string) => `%${withoutWildcards(word)}%`;

/** A text as part of a pattern of `like`, in which it means itself. */
export const withoutWildcards = (word: string): string => word.replace(/[\\%_]/g, "\\$&");

const merged = alias(accounts, "merged");

/** Whether anything is known by this text of an account that was merged into this one. */
const isMergedAs = (
  word: string,
) => sql`${accounts.id} = any(array(select ${merged.mergedInto} from ${accounts} as "merged"
  where ${merged.mergedInto} is not null and ${merged.searchText} like ${like(word)}))`;

/** Whether this is what another system calls the account. As an array, so that the index of ids is used. */
export const isExternalId = (
  word: string,
) => sql`${accounts.id} = any(array(select ${externalIds.accountId} from ${externalIds}
  where ${externalIds.searchKey} = ${externalIdKey(word)}))`;

/** Whether an account, or one that was merged into it, is known by this text. */
export const isKnownAs = (word: string) => or(contains(word), isExternalId(word), isMergedAs(word));

/** Whether a search includes the clients that this actor may not open. */
export function asksElsewhere(actor: AccountActor, filter: ClientFilter): boolean {
  const words = searchWords(filter.text ?? "");
  return !opensEveryClient(actor) && words.some((word) => word.length >= LEAST_TO_FIND);
}

/**
 * The clients that match a filter, as a condition. Clients that the actor may not open match only with `elsewhere`, and
 * only by whole values.
 */
export function clientCondition(actor: AccountActor, filter: ClientFilter, elsewhere = false): SQL | undefined {
  const words = searchWords(filter.text ?? "");
  const openable = openableBy(actor);
  return and(
    elsewhere ? and(isClient(), or(openable, isNamedWhole(words))) : openable,
    ...words.map((word) => isKnownAs(word)),
    besidesText(filter),
  );
}

/** What a filter asks besides its text, as a condition. */
export function besidesText({ branchId, state, origin, since, until }: ClientFilter): SQL | undefined {
  return and(
    branchId === "none" ? isNull(accounts.branchId) : branchId === null ? undefined : eq(accounts.branchId, branchId),
    state ? stateConditions[state] : undefined,
    origin === null ? undefined : eq(accounts.origin, origin),
    since ? gte(accounts.createdAt, since) : undefined,
    until ? lt(accounts.createdAt, until) : undefined,
  );
}

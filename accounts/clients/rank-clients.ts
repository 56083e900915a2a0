import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import type { AccountActor } from "../account";
import { isExternalId, isKnownAs, withoutWildcards } from "./client-filter";
import { hasNameWords, isNamedWhole, openableBy, opensEveryClient } from "./client-reach";
import { namesNear } from "./name-slips";

/** From the best match to the vaguest. */
export const RANKS = { exact: 0, words: 1, beginnings: 2, parts: 3, masked: 4, slips: 5 } as const;

/** Of more words there would be too many orders. */
const MOST_ORDERED = 4;

function orders(words: string[]): string[] {
  if (words.length > MOST_ORDERED) return [words.join(" ")];
  if (words.length < 2) return words;
  return words.flatMap((word, at) => orders(words.toSpliced(at, 1)).map((rest) => `${word} ${rest}`));
}

/** Whether the name is made of these words and no others, or the search is a whole e-mail, document, phone or id. */
export function isExactly(words: string[]): SQL | undefined {
  const [word = "", ...others] = words;
  const named = inArray(accounts.nameKey, orders(words));
  const number = words.join("");
  const digits = /\d/.test(number) && words.every((each) => /\d/.test(each));
  const whole = digits ? isNamedWhole(words) : undefined;
  return or(named, others.length === 0 ? or(eq(accounts.emailKey, word), isExternalId(word)) : undefined, whole);
}

const begins = (word: string) => {
  const text = withoutWildcards(word);
  return or(sql`${accounts.searchText} like ${`${text}%`}`, sql`${accounts.searchText} like ${`% ${text}%`}`);
};

/** The rank of a row that contains every word. The same for all masked rows: its order tells nothing of them. */
export function rankOf(actor: AccountActor, words: string[]): SQL<number> {
  const masked = opensEveryClient(actor) ? sql`false` : sql`not coalesce(${openableBy(actor)}, false)`;
  return sql<number>`case when ${masked} then ${RANKS.masked}::integer when ${isExactly(words)} then ${RANKS.exact}::integer
    when ${hasNameWords(words)} then ${RANKS.words}::integer
    when ${and(...words.map(begins))} then ${RANKS.beginnings}::integer else ${RANKS.parts}::integer end`;
}

/**
 * The clients in whose name a word is one slip away, and that a search by parts does not find; undefined where no account
 * has such a name. Only those the actor may open: likeness by degree would tell of a masked name.
 */
export async function isNearly(tx: Transaction, actor: AccountActor, words: string[]): Promise<SQL | undefined> {
  const near: string[][] = [];
  for (const word of words) near.push(await namesNear(tx, word));
  if (near.every((names) => names.length === 0)) return undefined;
  const found = words.map((word, at) => or(isKnownAs(word), hasAnyName(near[at] ?? [])));
  const exactly = and(...words.map((word) => isKnownAs(word)));
  return and(openableBy(actor), ...found, sql`(${exactly}) is not true`);
}

const hasAnyName = (names: string[]) =>
  names.length > 0 ? sql`string_to_array(${accounts.nameKey}, ' ') && ${`{${names.join()}}`}::text[]` : undefined;

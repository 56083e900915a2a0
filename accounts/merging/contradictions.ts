import type { Transaction } from "../../db/client";
import { separatePairs } from "../../db/schema";
import type { Account } from "../account";
import { compareBirthDates, compareDocuments } from "../duplicates/compare-fields";
import { ownTraits } from "../duplicates/own-traits";
import { separatePair } from "../duplicates/pair-key";
import type { Contradiction } from "../problems/merge-refusal";

/** What speaks against two accounts being one person's: other documents, other birth dates, or what staff said. */
export async function contradictionsOf(tx: Transaction, one: Account, other: Account): Promise<Contradiction[]> {
  const [first, second] = [ownTraits(one), ownTraits(other)];
  const pair = separatePair(one.id, other.id);
  const found: [boolean, Contradiction][] = [
    [compareDocuments(first.document, second.document) === "different", "document"],
    [compareBirthDates(first.birthDate, second.birthDate) === "different", "birth_date"],
    [(await tx.$count(separatePairs, pair)) > 0, "told_apart"],
  ];
  return found.flatMap(([holds, contradiction]) => (holds ? [contradiction] : []));
}

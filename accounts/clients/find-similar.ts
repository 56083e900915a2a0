import { sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import { documentKey } from "../values/document-key";
import { digitsOf, plainText } from "../values/plain-text";
import { PHONE_DIGITS } from "./client-reach";

const LEAST_LETTERS = 4;
const LEAST_DIGITS = 6;
/** From here on two names are alike. */
const LIKE_NAME = 0.62;

export type Asked = { position: number; name: string; document: string | null; phone: string | null };

/** So few at once that a search in a large database stays within a transaction's time. */
const AT_ONCE = 20;

/**
 * Which of these people look like an account that exists: the same document or phone, or a name that the radar calls
 * alike. Returns the account by position.
 */
export async function findSimilar(people: readonly Asked[]): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const asked = people.slice(from, from + AT_ONCE).map(({ position, name, document, phone }) => ({
      position,
      name: atLeast(LEAST_LETTERS + 1, plainText(name).trim().replace(/\s+/g, " ")),
      document: atLeast(LEAST_LETTERS, documentKey(document ?? "")),
      phone: atLeast(LEAST_DIGITS, digitsOf(phone ?? "")).slice(-PHONE_DIGITS),
    }));
    for (const { position, id } of await search(JSON.stringify(asked))) if (id !== null) found.set(position, id);
  }
  return found;
}

const atLeast = (letters: number, text: string) => (text.length >= letters ? text : "");

async function search(asked: string) {
  const open = sql`${accounts.closedAt} is null`;
  return database().transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${String(LIKE_NAME)}, true)`);
    const rows = await tx.execute<{ position: number; id: number | null }>(sql`
      select asked.position, coalesce(
        case when asked.document <> '' then (select ${accounts.id} from ${accounts}
          where ${accounts.documentKey} = asked.document and ${open} limit 1) end,
        case when asked.phone <> '' then (select ${accounts.id} from ${accounts}
          where ${accounts.searchText} like '%' || asked.phone || '%' and ${accounts.phoneKey} like '%' || asked.phone
            and ${open} limit 1) end,
        case when asked.name <> '' then (select ${accounts.id} from ${accounts}
          where ${accounts.nameKey} % asked.name and ${open} limit 1) end) as id
      from jsonb_to_recordset(${asked}::jsonb) as asked (position integer, name text, document text, phone text)`);
    return [...rows];
  });
}

import type postgres from "postgres";
import { documentKey } from "../../accounts/values/document-key.ts";
import { digitsOf, plainText } from "../../accounts/values/plain-text.ts";

type Typed = { name: string; email: string; document: string; phone: string };

const CARDS = 6;

/** The radar as it was until November 2026, for an administrator: exact values, and trigrams of names and addresses. */
export async function formerRadar(sql: postgres.Sql, { name, email, document, phone }: Typed): Promise<number[]> {
  const words = plainText(name).trim();
  const last = digitsOf(phone).slice(-8);
  const local = email.split("@")[0] ?? "";
  const key = documentKey(document);
  return sql.begin(async (tx) => {
    await tx`select set_config('pg_trgm.similarity_threshold', '0.45', true),
      set_config('pg_trgm.word_similarity_threshold', '0.6', true)`;
    const rows = await tx<{ id: number }[]>`
      with picked as (
        (select id from accounts where email_key = ${email} limit 12)
        union (select id from accounts where length(${key}) >= 4 and document_key = ${key} limit 12)
        union (select id from accounts where length(${last}) >= 6 and search_text like ${`%${last}%`}
          and right(phone_key, 8) = ${last} limit 12)
        union (select id from accounts where name_key % ${words} or ${words} <% name_key
          order by greatest(similarity(name_key, ${words}), 0.9 * word_similarity(${words}, name_key)) desc limit 12)
        union (select id from accounts where ${local} <% search_text
          order by similarity(split_part(email_key, '@', 1), ${local}) desc limit 12)
      ), scored as (
        select a.id, 32 * (a.email_key = ${email})::int + 16 * (length(${key}) >= 4 and coalesce(a.document_key = ${key}, false))::int
          + 8 * coalesce(length(${last}) >= 6 and right(a.phone_key, 8) = ${last}, false)::int
          + 4 * (similarity(a.name_key, ${words}) = 1)::int
          + 2 * (similarity(split_part(a.email_key, '@', 1), ${local}) >= 0.55)::int
          + (greatest(similarity(a.name_key, ${words}), 0.9 * word_similarity(${words}, a.name_key)) >= 0.62)::int as weight,
          similarity(a.name_key, ${words}) as degree
        from accounts a join picked on picked.id = a.id
      )
      select id from scored where weight > 0 order by weight + degree desc, id limit ${CARDS}`;
    return rows.map(({ id }) => id);
  }) as Promise<number[]>;
}

/** What a plain trigram search over names finds. */
export async function trigramSearch(sql: postgres.Sql, { name }: Typed): Promise<number[]> {
  const words = plainText(name).trim();
  const rows = await sql<{ id: number }[]>`
    select id from accounts where name_key % ${words} order by similarity(name_key, ${words}) desc, id limit ${CARDS}`;
  return rows.map(({ id }) => id);
}

import type postgres from "postgres";
import { KEYS_VERSION, storedKeys } from "../../accounts/duplicates/match-keys.ts";
import { traitsOf } from "../../accounts/duplicates/traits.ts";
import { documentKey } from "../../accounts/values/document-key.ts";
import { asStored, type Client, drawClients } from "./people.ts";
import type { Random } from "./random.ts";

const BATCH = 5_000;

/** What is known of a client, as the radar is asked. */
export const knownOf = ({ givenNames, surnames, email, document, phone, birthDate, country }: Client) => ({
  name: `${givenNames} ${surnames}`,
  email,
  document,
  phone,
  birthDate,
  country,
});

/** Inserts fictitious clients, and returns some of them as they really are, with their ids. */
export async function storeClients(sql: postgres.Sql, random: Random, count: number, sampled: number) {
  const kept: { id: number; client: Client }[] = [];
  const every = Math.max(1, Math.floor(count / sampled));
  let batch: { client: Client; stored: Client }[] = [];
  let number = 0;
  const flush = async () => {
    const rows = batch.map(({ stored }) => ({
      ...stored,
      key: documentKey(stored.document),
      keys: `{${storedKeys(traitsOf(knownOf(stored))).join()}}`,
    }));
    const inserted = await sql<{ id: number; email: string }[]>`
      with given as (
        select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as r("givenNames" text, surnames text, email text,
          phone text, "birthDate" text, document text, key text, keys text)
      ), added as (
        insert into accounts (email, email_key, given_names, surnames, phone, birth_date, document_number, document_key,
          role, origin)
        select email, email, "givenNames", surnames, nullif(phone, ''), nullif("birthDate", '')::date,
          nullif(document, ''), nullif(key, ''), 'client', 'portal' from given
        returning id, email_key
      ), keyed as (
        insert into duplicate_keys (account_id, version, keys)
        select added.id, ${KEYS_VERSION}, given.keys::integer[] from added join given on given.email = added.email_key
      )
      select id, email_key as email from added`;
    const ids = new Map(inserted.map(({ email, id }) => [email, id]));
    for (const { client } of batch) {
      const id = ids.get(client.email);
      if (number % every === 0 && kept.length < sampled && id !== undefined) kept.push({ id, client });
      number += 1;
    }
    batch = [];
  };
  for (const client of drawClients(random, count)) {
    batch.push({ client, stored: asStored(random, client) });
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await sql`vacuum analyze accounts`;
  await sql`vacuum analyze duplicate_keys`;
  return kept;
}

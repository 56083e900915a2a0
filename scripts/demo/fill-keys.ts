import type postgres from "postgres";
import { KEYS_VERSION, storedKeys } from "../../accounts/duplicates/match-keys";
import { type Person, traitsOf } from "../../accounts/duplicates/traits";

const BATCH = 5_000;

/** Makes the keys by which the radar finds the new clients; Alta itself would, within an hour. */
export async function fillKeys(sql: postgres.Sql): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await sql<(Person & { id: number })[]>`select a.id, concat_ws(' ', given_names, surnames) as name,
      email_key as email, phone, document_number as document, birth_date::text as "birthDate", country
      from accounts a left join duplicate_keys k on k.account_id = a.id
      where a.id > ${after} and k.account_id is null and closed_at is null order by a.id limit ${BATCH}`;
    if (rows.length === 0) return;
    const made = rows.map((row) => ({ id: row.id, keys: `{${storedKeys(traitsOf(row)).join()}}` }));
    await sql`insert into duplicate_keys (account_id, version, keys)
      select id, ${KEYS_VERSION}, keys::integer[]
      from json_to_recordset(${JSON.stringify(made)}::text::json) as made(id integer, keys text)
      on conflict do nothing`;
    after = rows.at(-1)?.id ?? after;
  }
}

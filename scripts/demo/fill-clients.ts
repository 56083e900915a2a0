import type postgres from "postgres";
import { givenNames, surnames } from "./names.ts";

type Fill = { clients: number; branchIds: number[]; employeeIds: number[]; passwordHash: string };

const BATCH = 20_000;

/**
 * Adds fictitious clients over the last year and a half, oldest first: through every channel, with and without a
 * document, signed in or not, a few disabled. Their passwords are unknown.
 */
export async function fillClients(sql: postgres.Sql, fill: Fill, tell: (done: number) => void): Promise<void> {
  for (let from = 0; from < fill.clients; from += BATCH) {
    const to = Math.min(from + BATCH, fill.clients);
    await insertClients(sql, fill, from, to);
    tell(to);
  }
  await sql`analyze accounts`;
  await sql`analyze audit_entries`;
}

async function insertClients(
  sql: postgres.Sql,
  { clients, branchIds, employeeIds, passwordHash }: Fill,
  from: number,
  to: number,
): Promise<void> {
  // Every random number is drawn once per row, in `drawn`.
  await sql`
    with drawn as (
      select n, random() as door, random() as one, random() as two, random() as three, random() as chance,
        random() as age, random() as hour, random() as rest,
        date_trunc('day', now() - interval '540 days' * (1 - power((n + 0.5) / ${clients}::numeric, 0.7))) as day
      from generate_series(${from}::integer, ${to - 1}::integer) as n
    ), person as (
      select n, chance, age,
        least(now(), day + case when extract(isodow from day) > 5 and rest < 0.5 + extract(isodow from day) / 20
          then interval '2 days' else interval '0' end + interval '8 hours' + interval '11 hours' * hour) as at,
        case when door < 0.34 then 'movil' when door < 0.5 then 'portal' when door < 0.62 then 'usuarios'
          when door < 0.68 then 'unipets' when door < 0.74 then 'sucursal' when door < 0.8 then 'web'
          else 'counter' end as origin,
        (string_to_array(${givenNames.join()}, ','))[1 + floor(one * ${givenNames.length})::integer] as given,
        (string_to_array(${surnames.join()}, ','))[1 + floor(two * ${surnames.length})::integer] || ' '
          || (string_to_array(${surnames.join()}, ','))[1 + floor(three * ${surnames.length})::integer] as family
      from drawn
    ), ready as (
      select *, origin in ('counter', 'sucursal') as counter, origin in ('unipets', 'usuarios') as whole,
        chance < case when at > now() - interval '9 days' then 0.35 else 0.02 end as unused,
        (1000000 + n::bigint * 7919 % 9000000)::text as number,
        regexp_replace(lower(regexp_replace(normalize(given || '.' || family, NFKD), '[\\u0300-\\u036f]', '', 'g')), '\\s+', '.', 'g')
          || '.' || n || (array['@correo.example', '@buzon.example', '@example.com'])[1 + n % 3] as mail
      from person
    ), added as (
      insert into accounts (email, email_key, email_verified_at, given_names, surnames, phone, birth_date, document_type,
        document_number, document_key, role, branch_id, password_hash, password_generated, password_set_at,
        password_used_at, password_expires_at, origin, registered_by, created_at, updated_at, disabled_at)
      select mail, mail, case when chance > 0.3 then least(now(), at + interval '1 hour') end,
        case when whole then given || ' ' || family else given end, case when whole then null else family end,
        case when chance < 0.9 then case when n % 3 = 0 then '7' else '+5917' end || number end,
        date '1945-01-01' + floor(age * 22000)::integer,
        case when chance > 0.4 then 'CI' end, case when chance > 0.4 then number end,
        case when chance > 0.4 then number end, 'client',
        case when counter then (string_to_array(${branchIds.join()}, ',')::integer[])[1 + n % ${branchIds.length}] end,
        ${passwordHash}, counter and (unused or chance < 0.05), at,
        case when counter and unused then null else least(now(), at + interval '2 hours') end,
        case when counter and (unused or chance < 0.05) then at + interval '7 days' end, origin,
        case when counter then (string_to_array(${employeeIds.join()}, ',')::integer[])[1 + n % ${employeeIds.length}] end, at, at,
        case when chance > 0.996 then least(now(), at + interval '3 days') end
      from ready
      order by at
      on conflict do nothing
      returning id, created_at, registered_by, origin
    )
    insert into audit_entries (action, actor_id, subject_id, door, details)
    select 'account.registered', registered_by, id, origin, '{"role": "client"}' from added order by id`;
}

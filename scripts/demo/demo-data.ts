import type postgres from "postgres";
import { generatePassword } from "../../accounts/passwords/generated-password";
import { hashPassword } from "../../accounts/passwords/password";
import { fillClients } from "./fill-clients.ts";
import { fillKeys } from "./fill-keys.ts";

const BRANCHES = ["Casa central", "Norte", "Sur", "Terminal"];

export type Demo = { password: string; employees: string[] };

/** Adds branches, an employee in each and as many clients as wanted; existing data stays unchanged. */
export async function addDemoData(sql: postgres.Sql, clients: number, tell: (done: number) => void): Promise<Demo> {
  const branchIds = await addBranches(sql);
  const password = generatePassword();
  const employees = await addEmployees(sql, branchIds, await hash(password));
  const unknown = await hash(generatePassword());
  await fillClients(
    sql,
    { clients, branchIds, employeeIds: employees.map(({ id }) => id), passwordHash: unknown },
    tell,
  );
  await fillKeys(sql);
  await addTroubles(sql);
  return { password, employees: employees.map(({ email }) => email) };
}

async function hash(password: string): Promise<string> {
  const hashed = await hashPassword(password);
  if (typeof hashed !== "string") throw new Error("The hashing queue is full.");
  return hashed;
}

async function addBranches(sql: postgres.Sql): Promise<number[]> {
  await sql`insert into branches (name) select unnest(string_to_array(${BRANCHES.join()}, ',')) on conflict do nothing`;
  const rows = await sql<{ id: number }[]>`select id from branches where name in ${sql(BRANCHES)} order by id`;
  return rows.map(({ id }) => id);
}

async function addEmployees(sql: postgres.Sql, branchIds: number[], passwordHash: string) {
  const people = ["Lucía Mercado", "Tomás Arce", "Irene Solís", "Bruno Vidal"];
  const rows: { id: number; email: string }[] = [];
  for (const [index, branchId] of branchIds.entries()) {
    const [givenNames = "", surnames = ""] = (people[index % people.length] ?? "").split(" ");
    const email = `demo.${index + 1}@alta.example`;
    const [row] = await sql<{ id: number; email: string }[]>`
      insert into accounts (email, email_key, email_verified_at, given_names, surnames, role, job_title, branch_id,
        password_hash, origin)
      values (${email}, ${email}, now(), ${givenNames}, ${surnames}, 'employee', 'Atención', ${branchId},
        ${passwordHash}, 'setup')
      on conflict (email_key) do update set password_hash = excluded.password_hash, password_set_at = now()
      returning id, email`;
    if (row) rows.push(row);
  }
  return rows;
}

/** Pending work for the panel's first page. */
async function addTroubles(sql: postgres.Sql): Promise<void> {
  await sql`insert into role_requests (account_id, role)
    select id, 'employee' from accounts where origin = 'unipets' and role = 'client' order by id desc limit 3`;
  await sql`insert into letters (kind, account_id, recipient, attempts, last_error, failed_at)
    select 'verify_email', id, email, 12, '550 5.1.1 mailbox unavailable', now()
    from accounts where origin = 'counter' and role = 'client' order by id desc limit 4`;
}

import { beforeAll, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

const sql = await coreDatabase({ RATE_LIMITS: "on" });
const { serve, serveSignIn } = await import("./serve");
const { movil, movilSignIn } = await import("./movil");

const PASSWORD = "nube lenta de cobre";
const { POST: register } = serve(movil);
const { POST: signIn } = serveSignIn(movilSignIn);

function post(handler: (request: Request) => Promise<Response>, body: object): Promise<Response> {
  // A source without an address has no networks around it; most have one.
  const headers = { "Content-Type": "application/json", "X-Forwarded-For": "2001:db8:1:2::3" };
  return handler(new Request("http://localhost/", { method: "POST", headers, body: JSON.stringify(body) }));
}

const signUp = (email: string) =>
  post(register, {
    ...{ nombres: "Ana", apellidos: "Rojas", email, telefono: "71111111" },
    ...{ password: PASSWORD, password_confirm: PASSWORD },
  });

/** The statements that the application sends while `work` runs, `begin` and `commit` among them. */
async function statementsOf(status: number, work: () => Promise<Response>): Promise<string[]> {
  await sql`select pg_stat_statements_reset()`;
  expect((await work()).status).toBe(status);
  const rows = await sql<{ query: string; calls: string }[]>`
    select query, calls from pg_stat_statements
    where dbid = (select oid from pg_database where datname = current_database())
      and userid <> (select oid from pg_roles where rolname = current_user)`;
  return rows.flatMap(({ query, calls }) => Array<string>(Number(calls)).fill(query));
}

beforeAll(async () => {
  await sql`create extension pg_stat_statements`;
  // Opens the one connection that the requests below use, one after the other.
  await signUp("primera@ejemplo.com");
});

test("a sign-up takes six statements, limits, session and mail included", async () => {
  expect(await statementsOf(201, () => signUp("ana@ejemplo.com"))).toHaveLength(6);
});

test("a sign-in takes six statements, limits included, the first one from a source too", async () => {
  await signUp("eva@ejemplo.com");
  const credentials = { email: "eva@ejemplo.com", password: PASSWORD };
  for (const time of ["first", "second", "third"])
    expect([time, ...(await statementsOf(200, () => post(signIn, credentials)))]).toHaveLength(1 + 6);
});

import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { goodPassword, stranger } from "@/testing/people";
import { insertActor, insertBranch } from "@/testing/staff";
import type { AccountActor } from "../account";

const sql = await coreDatabase({ RATE_LIMITS: "on" });
const { serve, serveSignIn } = await import("../../contracts/serve");
const { movil, movilSignIn } = await import("../../contracts/movil");
const { editClient } = await import("../clients/edit-client");
const { findDuplicates } = await import("../clients/find-duplicates");
const { searchClients } = await import("../clients/search-clients");
const { viewClient } = await import("../clients/view-client");
const { requestPasswordReset } = await import("../passwords/request-password-reset");
const { confirmEmailChange } = await import("../verification/confirm-email-change");
const { requestEmailChange } = await import("../verification/request-email-change");
const { verifyEmail } = await import("../verification/verify-email");
const { agree } = await import("../legal/agree");
const { rereadTexts } = await import("../legal/current-texts");
const { owedTexts } = await import("../legal/owed-texts");
const { closeAccount } = await import("./close-account");
const { updateProfile } = await import("./update-profile");

/** What tells who it was; the database keeps names and addresses in lower case and digits alone, too. */
const TELLING = ["candelaria", "quispemamani", "70009911", "8123477", "calle los tajibos", "1987-03-21"];

const post = (handler: (request: Request) => Promise<Response>, body: object) =>
  handler(
    new Request("http://localhost/", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": `candelaria-${JSON.stringify(body).length}` },
      body: JSON.stringify(body),
    }),
  );

/** Every table as text, and what its bytes say when they are read as text. */
async function dump(): Promise<[table: string, text: string][]> {
  const tables = await sql`select tablename as name from pg_tables where schemaname in ('public', 'drizzle')`;
  return Promise.all(
    tables.map(async ({ name }): Promise<[string, string]> => {
      const rows = await sql.unsafe(
        `select t::text as row from ${name.includes("drizzle") ? `drizzle.${name}` : name} t`,
      );
      const text = rows.map(({ row }) => row as string).join("\n");
      const bytes = text.replace(/\\\\?x([\da-f]+)/g, (_, hex: string) => Buffer.from(hex, "hex").toString("latin1"));
      return [name, `${text}\n${bytes}`.toLowerCase()];
    }),
  );
}

const telling = async () =>
  (await dump()).flatMap(([table, text]) => TELLING.filter((word) => text.includes(word)).map((word) => [table, word]));

test("after an account is closed a dump of the whole database tells nothing of the person", async () => {
  const email = "candelaria.q@correo.example";
  const registered = await post(serve(movil).POST, {
    ...{ nombres: "Candelaria", apellidos: "Quispemamani", email, telefono: "+591 70009911", genero: "F" },
    ...{ password: goodPassword, password_confirm: goodPassword },
  });
  expect(registered.status).toBe(201);
  // A second try with the same address writes to its owner.
  await post(serve(movil).POST, {
    ...{ nombres: "Candelaria", apellidos: "Otra", email, telefono: "70009911" },
    ...{ password: goodPassword, password_confirm: goodPassword },
  });
  const [row] = await sql`select id from accounts where email = ${email}`;
  const id = row?.id as number;
  const account = { kind: "account", id, role: "client", branchId: null, sessionId: "" } as const;
  const actor: AccountActor = { ...account, via: stranger.via };
  await verifyEmail(stranger, await newestToken(sql, id, "verify_email"));
  expect((await post(serveSignIn(movilSignIn).POST, { email, password: goodPassword })).status).toBe(200);
  await post(serveSignIn(movilSignIn).POST, { email, password: "otra cosa" });
  await requestPasswordReset(stranger, email);
  const person = { givenNames: "Candelaria", surnames: "Quispemamani", phone: "+59170009911", birthDate: "1987-03-21" };
  const document = { documentType: "CI", documentNumber: "8123477", address: "Calle Los Tajibos 77" };
  await updateProfile(actor, { ...person, ...document, gender: "F", country: "Bolivia" });
  await requestEmailChange(actor, { email: "candelaria.nueva@correo.example", password: goodPassword });
  await confirmEmailChange(stranger, await newestToken(sql, id, "change_email"));

  await sql`insert into texts (kind, version, body, sha256, important) values ('terms', 1, 'Los términos', 'x', true)`;
  await rereadTexts();
  expect(await agree(actor, [(await owedTexts(actor))[0]?.id ?? 0])).toMatchObject({ ok: true });

  const branchId = await insertBranch(sql, "Centro");
  const admin = await insertActor(sql, "admin", branchId);
  const filter = { text: "candelaria", branchId: null, state: null, origin: null, since: null, until: null };
  await searchClients(admin, filter, { order: "newest", after: null });
  await findDuplicates(admin, { name: "Candelaria Quispemamani", email, document: "8123477", phone: "70009911" });
  await viewClient(admin, id);
  const edited = { ...person, ...document, email: "candelaria.nueva@correo.example", branchId };
  expect(await editClient(admin, id, { ...edited, surnames: "Quispemamani Rojas" })).toMatchObject({ ok: true });

  // The search finds what is there: each of the words is somewhere in the dump now.
  expect(new Set((await telling()).map(([, word]) => word))).toEqual(new Set(TELLING));
  expect(await closeAccount(actor, goodPassword)).toEqual({ ok: true, value: null });
  expect(await telling()).toEqual([]);
});

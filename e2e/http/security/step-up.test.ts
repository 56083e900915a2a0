import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import type { PROOF } from "@/accounts/policy";
import { insertAccount } from "@/testing/staff";
import { ruled } from "../support/action-rules";
import { freshAlta } from "../support/alta";
import { signedInAs } from "../support/browser";
import { callAction } from "../support/call-action";
import { builtActions } from "../support/manifests";
import { PASSWORD } from "../support/staff";
import { castOf, fingerprint, targetsOf } from "../support/visitors";

// Its own: what is tried on the business stands in a process's memory for seconds.
const alta = await freshAlta({ own: true });
const cast = await castOf(alta);
const actions = builtActions();
const admin = (await signedInAs(alta, cast.cookies.admin)) ?? "";

/** Every act that the policy's table asks a proof for; one without a line here does not compile. */
type Asking = { [Act in keyof typeof PROOF]: (typeof PROOF)[Act] extends "never" ? never : Act }[keyof typeof PROOF];

type Targets = Awaited<ReturnType<typeof targetsOf>>;
/** A server action and what its form holds besides what its rule says; or the path of an export. */
type Attempt = { action: string; fields?: (targets: Targets) => Record<string, string> } | { path: string };

const ATTEMPTS: Record<Asking, Attempt> = {
  grant_employee: { action: "app/panel/equipo/actions.ts invite" },
  grant_admin: { action: "app/panel/equipo/actions.ts invite", fields: () => ({ role: "admin" }) },
  export_clients: { path: "/panel/clientes/exportar" },
  export_audit: { path: "/panel/auditoria/exportar" },
  manage_business: { action: "app/panel/negocio/actions.ts saveFacts" },
  // Sent a second time: the first one only shows it.
  publish_text: {
    action: "app/panel/negocio/textos/[texto]/actions.ts writeText",
    fields: ({ word }) => ({ reviewed: createHash("sha256").update(`terms\n0\nfalse\n\n${word}`).digest("hex") }),
  },
  change_move: { action: "app/panel/mudanza/actions.ts saveState" },
  run_import: { action: "app/panel/importar/actions.ts run" },
  decide_role_requests: { action: "app/panel/solicitudes/actions.ts approve" },
  change_client_email: { action: "app/panel/clientes/[id]/editar/actions.ts saveClient" },
  merge_clients: { action: "app/panel/clientes/[id]/unir/actions.ts mergeAccounts" },
  merge_away: { action: "app/panel/clientes/[id]/unir/actions.ts mergeAccounts" },
  undo_merge: { action: "app/panel/clientes/[id]/unir/actions.ts separateAccounts" },
  hand_over_password: { action: "app/panel/account-actions.ts reissue" },
  issue_app_key: { action: "app/(self)/cuenta/claves/actions.ts createKey" },
  set_up_second_factor: { action: "app/(self)/cuenta/segundo-paso/actions.ts begin" },
  remove_second_factor: { action: "app/panel/account-actions.ts removeSecondFactor" },
  end_sessions: { action: "app/panel/account-actions.ts endEverySession" },
  disable_account: { action: "app/panel/account-actions.ts disable" },
  enable_account: { action: "app/panel/account-actions.ts enable" },
  close_staff: { action: "app/panel/equipo/actions.ts closeMember" },
  edit_staff: { action: "app/panel/equipo/actions.ts saveMember" },
  change_role: { action: "app/panel/equipo/actions.ts saveRole" },
};

/** The administrator signed in so many minutes ago and has not been asked since. */
const provenAgo = (
  minutes: number,
) => alta.sql`update sessions set authenticated_at = now() - make_interval(mins => ${minutes})
  where account_id = (select id from accounts where email = ${admin})`;

afterEach(async () => void (await provenAgo(0)));

const verified = ({ client }: Targets) => alta.sql`update accounts set email_verified_at = now() where id = ${client}`;

type Sent = { changed: boolean; text: string; status: number; location: string };

async function send(attempt: Attempt, targets: Targets, extra: Record<string, string> = {}): Promise<Sent> {
  const cookie = cast.cookies.admin;
  const before = await fingerprint(alta);
  if ("path" in attempt) {
    const form = { "content-type": "application/x-www-form-urlencoded", origin: alta.url, cookie };
    const { status, text, headers } = await alta.send({ path: attempt.path, headers: form, body: "" });
    return { changed: status === 200, text, status, location: headers.location ?? "" };
  }
  const found = actions.find(({ name }) => name === attempt.action);
  if (!found) throw new Error(`There is no ${attempt.action}`);
  const fields = { ...ruled(attempt.action)?.fields(targets), ...attempt.fields?.(targets), ...extra };
  const path = (found.pages[0] ?? "/panel").replace("[id]", String(targets.client)).replace("[texto]", "terminos");
  const { status, text } = await callAction(alta, { id: found.id, path, fields, headers: { cookie } });
  return { changed: (await fingerprint(alta)) !== before, text, status, location: "" };
}

test.each(Object.entries(ATTEMPTS))(
  "%s: a stolen cookie older than ten minutes gets nowhere, and the password opens the way [HR-02]",
  async (act, attempt) => {
    const targets = await targetsOf(alta, cast, `p${act.replace("_", "")}`);
    if (act === "enable_account") await alta.sql`update accounts set disabled_at = now() where id = ${targets.client}`;
    if (act === "remove_second_factor")
      await alta.sql`update accounts set second_factor_at = now() where id = ${targets.client}`;
    if (act === "change_role" || act === "decide_role_requests") await verified(targets);
    await provenAgo(11);
    const refused = await send(attempt, targets);
    expect(refused.changed).toBe(false);
    if ("path" in attempt) {
      expect(refused.location).toMatch(/^\/confirmar\?next=/);
      await provenAgo(1);
      expect((await send(attempt, targets)).status).toBe(200);
      return;
    }
    expect(refused.text).toContain('"status":"confirm"');
    // What was typed comes back; a wrong password and none carry nothing out.
    for (const proofPassword of ["", "no es la contraseña"]) {
      const again = await send(attempt, targets, { proofPassword });
      expect([again.changed, again.text.includes('"status":"confirm"')]).toEqual([false, true]);
    }
    expect((await send(attempt, targets, { proofPassword: PASSWORD })).changed).toBe(true);
    // For ten minutes it is not asked again.
    const [session] = await alta.sql`select authenticated_at > now() - interval '1 minute' as recent from sessions
      where account_id = (select id from accounts where email = ${admin})`;
    expect(session?.recent).toBe(true);
  },
);

test("the counter's queue does not wait: an account that nobody has used yet asks for nothing [HR-02]", async () => {
  const targets = await targetsOf(alta, cast, "fila");
  await alta.sql`update accounts set password_generated = true where id = ${targets.client}`;
  await provenAgo(11);
  for (const name of ["reissue", "resend", "disable", "enable"]) {
    const sent = await send({ action: `app/panel/account-actions.ts ${name}` }, targets);
    expect([name, sent.changed, sent.text.includes('"status":"confirm"')]).toEqual([name, true, false]);
  }
  const registered = await send({ action: "app/panel/clientes/nuevo/actions.ts registerClient" }, targets);
  expect(registered.changed).toBe(true);
});

test("the account's owner gets a mail each time [HR-02]", async () => {
  const targets = await targetsOf(alta, cast, "aviso");
  const kinds = async (id: number) =>
    (await alta.sql`select kind from letters where account_id = ${id} and kind <> 'verify_email' order by id`)
      .map(({ kind }) => kind)
      .slice(1);
  for (const name of ["endEverySession", "disable", "enable", "reissue"])
    await send({ action: `app/panel/account-actions.ts ${name}` }, targets);
  await verified(targets);
  await send({ action: "app/panel/solicitudes/actions.ts approve" }, targets);
  const told = ["sessions_ended", "account_disabled", "account_enabled", "password_changed", "role_changed"];
  expect(await kinds(targets.client)).toEqual(told);
});

test("an invited colleague is no counter's client: their password is not handed over without a proof [HR-02]", async () => {
  const targets = await targetsOf(alta, cast, "colega");
  const invited = await insertAccount(alta.sql, { role: "admin", passwordHash: null });
  await provenAgo(11);
  const sent = await send({ action: "app/panel/account-actions.ts reissue" }, { ...targets, client: invited });
  expect([sent.changed, sent.text.includes('"status":"confirm"')]).toEqual([false, true]);
});

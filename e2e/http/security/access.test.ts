import { describe, expect, test } from "vitest";
import { expected, PAGES, type Visitor } from "../support/access-rules";
import { ACTIONS, ruled } from "../support/action-rules";
import { freshAlta } from "../support/alta";
import { callAction } from "../support/call-action";
import { builtActions, builtPaths } from "../support/manifests";
import { castOf, fingerprint, targetsOf } from "../support/visitors";

// Its own: what is tried on the business stands in a process's memory for seconds.
const alta = await freshAlta({ own: true });
const cast = await castOf(alta);
const VISITORS = Object.keys(cast.cookies) as Visitor[];
const actions = builtActions();

test("every page and every route of the build has a rule, and every rule a page [AZ-01]", () => {
  expect(builtPaths().sort()).toEqual(Object.keys(PAGES).sort());
});

test("every server action of the build has a rule, and every rule an action [AZ-01]", () => {
  expect(actions.map(({ name }) => name).sort()).toEqual(Object.keys(ACTIONS).sort());
});

const guarded = Object.entries(PAGES).flatMap(([path, rule]) =>
  rule === "open" || rule === "wire" || rule === "sent" ? [] : [{ path, rule }],
);

/** The ways in which Next's router requests a page; each must be guarded. */
const ASKED: Record<string, string>[] = [
  {},
  { RSC: "1" },
  { RSC: "1", "Next-Router-Prefetch": "1" },
  { RSC: "1", "Next-Router-Segment-Prefetch": "/_tree" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
];

/** Next redirects its router's requests to the same path with a cache-busting parameter. */
async function ask(address: string, headers: Record<string, string>): Promise<Response> {
  const response = await fetch(alta.url + address, { headers, redirect: "manual" });
  const marked = response.headers.get("location");
  if (!marked?.startsWith(`${address}?_rsc`)) return response;
  return fetch(alta.url + marked, { headers, redirect: "manual" });
}

describe.each(guarded)("$path", ({ path, rule }) => {
  test.each(VISITORS)(
    "follows its rule for %s, however it is requested [AZ-02, AZ-04, AZ-05, H18]",
    async (visitor) => {
      const { client, colleague, imported, word } = await targetsOf(alta, cast, `${visitor}${path}`);
      const ids: Record<string, number> = { equipo: colleague, importar: imported };
      const id = ids[path.split("/")[2] ?? ""] ?? client;
      const [address, wanted] = [
        path.replace("[id]", String(id)).replace("[texto]", "terminos"),
        expected(rule, visitor),
      ];
      for (const headers of ASKED) {
        const response = await ask(address, { ...headers, cookie: cast.cookies[visitor] });
        const body = await response.text();
        const location = response.headers.get("location") ?? "";
        if (wanted !== "page") expect(body).not.toContain(`Secreta ${word}`);
        // Neither the page nor its RSC payload contains anything that it does not show: a file's column may be named so.
        const shown = body.replaceAll('<option value="password_hash"', "");
        expect(shown).not.toMatch(/\$2[aby]\$\d\d\$|(password|token)_?hash|claimed_?document|email_?key/i);
        // Next's router finds a refusal in the answer's body; the rest must be empty.
        if ("RSC" in headers) continue;
        if (wanted === "page") expect([response.status, location]).not.toEqual([404, ""]);
        if (wanted === "page") expect(location).not.toMatch(/^\/ingresar/);
        if (wanted === "missing") expect(response.status).toBe(404);
        if (wanted === "way in")
          expect([response.status, location]).toEqual([307, expect.stringMatching(/\/ingresar/)]);
      }
    },
  );
});

/** A page's text without the parts that differ between answers. */
async function said(path: string, visitor: Visitor): Promise<{ status: number; text: string }> {
  const response = await fetch(alta.url + path, { headers: { cookie: cast.cookies[visitor] }, redirect: "manual" });
  const html = await response.text();
  return { status: response.status, text: html.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/g, " ") };
}

test.each(["/panel/clientes/[id]", "/panel/clientes/[id]/editar", "/panel/equipo/[id]"])(
  "%s: another account's id, an unknown id and an invalid id get the same answer [AZ-02]",
  async (path) => {
    const { client, colleague } = await targetsOf(alta, cast, path);
    const id = path.includes("equipo") ? colleague : client;
    const at = (number: unknown, visitor: Visitor) => said(path.replace("[id]", String(number)), visitor);
    expect((await at(id, "admin")).status).toBe(200);
    for (const visitor of ["elsewhere", "client"] as const)
      expect(await at(id, visitor)).toEqual(await at(999_999, visitor));
    const missing = await at(999_999, "admin");
    expect(missing.status).toBe(404);
    const spellings = [`0${id}`, `+${id}`, `${id}.0`, `${id}e0`, `${id}%20`, `%09${id}`, `${id},1`, `${id};`, `-${id}`];
    const others = ["0", "-1", 2 ** 31, 9_999_999_999, 2 ** 53, "1e0", `0x${id.toString(16)}`, crypto.randomUUID()];
    for (const number of [...spellings, ...others])
      expect([number, await at(number, "admin")]).toEqual([number, missing]);
  },
);

test.each(["/panel/clientes/exportar", "/panel/auditoria/exportar"])(
  "%s is for administrators, from our own pages",
  async (path) => {
    const ask = (visitor: Visitor, origin: string) =>
      fetch(alta.url + path, {
        method: "POST",
        headers: { cookie: cast.cookies[visitor], origin, "content-type": "application/x-www-form-urlencoded" },
        redirect: "manual",
      });
    const statuses = Object.fromEntries(
      await Promise.all(VISITORS.map(async (visitor) => [visitor, (await ask(visitor, alta.url)).status])),
    );
    expect(statuses).toEqual({ stranger: 303, disabled: 303, client: 404, employee: 404, elsewhere: 404, admin: 200 });
    expect((await ask("admin", "https://evil.example")).status).toBe(403);
    const got = await fetch(alta.url + path, { headers: { cookie: cast.cookies.admin } });
    expect(got.status).toBe(405);
  },
);

test("a file is imported, and rejected rows are handed out, for administrators from our own pages", async () => {
  const { imported } = await targetsOf(alta, cast, "importar");
  const file = new FormData();
  file.set("file", new File(["email,nombre\nana@import.example,Ana\n"], "personas.csv"));
  const posted = { "content-type": "application/x-www-form-urlencoded" };
  for (const [path, { body, headers }, given] of [
    ["/panel/importar/subir", { body: file, headers: {} }, 303],
    [`/panel/importar/${imported}/rechazadas`, { body: "", headers: posted }, 200],
  ] as const) {
    const ask = (visitor: Visitor, origin: string) =>
      fetch(alta.url + path, {
        method: "POST",
        body,
        headers: { ...headers, cookie: cast.cookies[visitor], origin },
        redirect: "manual",
      });
    const statuses: Partial<Record<Visitor, number>> = {};
    for (const visitor of VISITORS) statuses[visitor] = (await ask(visitor, alta.url)).status;
    const others = { client: 404, employee: 404, elsewhere: 404 };
    expect(statuses).toEqual({ stranger: 303, disabled: 303, ...others, admin: given });
    expect((await ask("admin", "https://evil.example")).status).toBe(403);
    expect((await fetch(alta.url + path, { headers: { cookie: cast.cookies.admin } })).status).toBe(405);
  }
  const staged = await alta.sql`select id from imports where file_name = 'personas.csv'`;
  expect(staged).toHaveLength(1);
});

test("a file that is too large, or no file, is refused in a sentence and read no further", async () => {
  const send = async (size: number) => {
    const form = new FormData();
    form.set("file", new File([new Uint8Array(size)], size > 0 ? "personas.csv" : ""));
    const headers = { cookie: cast.cookies.admin, origin: alta.url };
    const sent = { method: "POST", body: form, headers, redirect: "manual" } as const;
    return (await fetch(`${alta.url}/panel/importar/subir`, sent)).headers.get("location");
  };
  expect(await send(11 * 1024 * 1024)).toBe("/panel/importar?problema=too_large");
  expect(await send(0)).toBe("/panel/importar?problema=no_file");
  const page = await fetch(`${alta.url}/panel/importar?problema=quotes&linea=7`, {
    headers: { cookie: cast.cookies.admin },
  });
  expect(await page.text()).toContain("las comillas no cierran bien (línea 7)");
});

test.each([
  ["/panel/clientes/parecidos", { name: "Persona Inventada" }],
  ["/panel/buscar", { text: "Persona" }],
])("%s answers staff, from our own pages", async (path, body) => {
  const ask = (visitor: Visitor, origin: string) => alta.post(path, body, { cookie: cast.cookies[visitor], origin });
  const statuses = Object.fromEntries(
    await Promise.all(VISITORS.map(async (visitor) => [visitor, (await ask(visitor, alta.url)).status])),
  );
  expect(statuses).toEqual({ stranger: 401, disabled: 401, client: 404, employee: 200, elsewhere: 200, admin: 200 });
  expect((await ask("employee", "https://evil.example")).status).toBe(403);
});

/** The rows that an action acts on. */
async function prepare(name: string, word: string) {
  const targets = await targetsOf(alta, cast, word);
  if (name.endsWith(" enable")) await alta.sql`update accounts set disabled_at = now() where id = ${targets.client}`;
  if (name.endsWith(" removeSecondFactor"))
    await alta.sql`update accounts set second_factor_at = now() where id = ${targets.client}`;
  if (/ (saveRole|approve)$/.test(name))
    await alta.sql`update accounts set email_verified_at = now() where id = ${targets.client}`;
  if (name.endsWith(" saveClient"))
    await alta.sql`update accounts set password_generated = true where id = ${targets.client}`;
  if (name.endsWith(" undo")) await alta.sql`update imports set state = 'done' where id = ${targets.imported}`;
  if (name.endsWith(" searchNow"))
    await alta.sql`update duplicate_passes set finished_at = now() where finished_at is null`;
  if (name.endsWith(" together"))
    await alta.sql`insert into separate_pairs (lower_id, higher_id, decided_by)
      values (${targets.client}, ${targets.colleague}, ${targets.colleague})`;
  if (name.endsWith(" showAgain"))
    await alta.sql`insert into business (checklist_put_away_at) values (now())
    on conflict (id) do update set checklist_put_away_at = now()`;
  if (name.endsWith(" reopen")) await alta.sql`update branches set closed_at = now() where id = ${targets.branch}`;
  return targets;
}

describe.each(actions.filter(({ name }) => ruled(name)))("$name", ({ id, name, pages }) => {
  const rule = ruled(name);
  const page = pages[0] ?? "/panel";

  async function tried(visitor: Visitor, path: string, headers: object = {}): Promise<boolean> {
    const word = `p${Math.random().toString(36).slice(2)}`;
    const targets = await prepare(name, word);
    const before = await fingerprint(alta);
    const answer = await callAction(alta, {
      id,
      path: path
        .replace("[id]", String(page.includes("equipo") ? targets.colleague : targets.client))
        .replace("[texto]", "terminos"),
      fields: rule?.fields(targets) ?? {},
      headers: { cookie: cast.cookies[visitor], ...headers },
    });
    // Next itself answers 500 to another site.
    if (!("Origin" in headers)) expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(500);
    return (await fingerprint(alta)) !== before;
  }

  test("changes data for allowed callers, and nothing for others", async () => {
    const changed: Visitor[] = [];
    for (const visitor of VISITORS) if (await tried(visitor, page)) changed.push(visitor);
    expect(changed.sort()).toEqual([...(rule?.changes ?? [])].sort());
  });

  test("changes nothing when called from a public page or from another site [AZ-06]", async () => {
    expect(await tried("stranger", "/")).toBe(false);
    expect(await tried("client", "/registro")).toBe(false);
    expect(await tried("admin", page, { Origin: "https://evil.example" })).toBe(false);
    expect(await tried("admin", page, { Origin: "null", "Sec-Fetch-Site": "cross-site" })).toBe(false);
  });
});

import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { callAction } from "../support/call-action";
import { builtActions } from "../support/manifests";
import { castOf } from "../support/visitors";

const alta = await freshAlta({ own: true });
const cast = await castOf(alta);
const actions = builtActions();

const LOGO = '<svg viewBox="0 0 64 32"><path d="M0 0H64V32z" fill="#123456"/></svg>';

function act(name: string, fields: Record<string, string | File>) {
  const found = actions.find((action) => action.name === `app/panel/negocio/actions.ts ${name}`);
  if (!found) throw new Error(`There is no ${name}`);
  return callAction(alta, { id: found.id, path: "/panel/negocio", fields, headers: { cookie: cast.cookies.admin } });
}
const upload = (content: string | Uint8Array<ArrayBuffer>) =>
  act("uploadMark", { mark: new File([content], "marca.svg") });
const get = (path: string, headers = {}) => fetch(alta.url + path, { headers });

test("the business's name, colour and mark are on the page, its manifest and its mails from the next request on", async () => {
  expect((await get("/marca")).status).toBe(404);
  const facts = { name: "Tajibos & Hijos", colour: "#ffd400", phone: "+59133445566", "phone-prefix": "" };
  expect((await act("saveFacts", { ...facts, timeZone: "America/La_Paz", address: "Av. Alemana 77" })).text).toContain(
    "Ese color no se leía bien en el tema claro",
  );
  expect((await upload(LOGO)).text).toContain("Marca guardada.");
  const home = await (await get("/")).text();
  expect(home).toContain("Tajibos &amp; Hijos: tu cuenta en un minuto");
  expect(home).toContain('href="tel:+59133445566"');
  const [, styles = ""] = /href="(\/marca\/colores\?v=ffd400)"/.exec(home) ?? [];
  const sheet = await get(styles);
  expect(sheet.headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect(await sheet.text()).toMatch(/^:root\{--color-accent:light-dark\(#[\da-f]{6},#ffd400\);/);
  expect((await get("/marca/colores?v=red}")).status).toBe(404);
  const [, src = ""] = /src="(\/marca\?v=[\da-f]{32})"/.exec(home) ?? [];
  const manifest = await (await get("/manifest.webmanifest")).json();
  expect(manifest).toMatchObject({ name: "Tajibos & Hijos", icons: [{ src: src.replace("?v", "?icono&v") }] });
  const written = { nombre: "Ana", email: "ana.negocio@example.com", password: "una contraseña de ejemplo", rol_id: 3 };
  expect((await alta.post("/auth/register", written)).status).toBe(201);
});

test("the mark's route lets browsers keep it, and what it sends can do nothing", async () => {
  const [, src = ""] = /src="(\/marca\?v=[\da-f]{32})"/.exec(await (await get("/")).text()) ?? [];
  const mark = await get(src);
  expect(Object.fromEntries(mark.headers)).toMatchObject({
    "content-type": "image/svg+xml",
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": expect.stringMatching(/^default-src 'none'; .*; sandbox$/),
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
  });
  expect(await mark.text()).toContain('<path d="M0 0H64V32z" fill="#123456"/>');
  const etag = mark.headers.get("etag") ?? "";
  expect((await get(src, { "if-none-match": etag })).status).toBe(304);
  for (const old of ["/marca", "/marca?v=00000000000000000000000000000000"])
    expect((await get(old)).headers.get("cache-control")).toBe("public, max-age=60");
  expect((await get(src.replace("?", "?icono&"))).headers.get("etag")).not.toBe(etag);
  expect((await fetch(alta.url + src, { method: "DELETE" })).status).toBe(405);
});

test("hostile and unfit pictures are refused in a sentence, and the mark stays as it was", async () => {
  const before = await alta.sql`select mark_hash, updated_at from business`;
  for (const [content, sentence] of [
    [LOGO.replace("<path", "<script>alert(1)</script><path"), "Ese SVG usa «script», que no aceptamos."],
    [LOGO.replace("<path", '<path onload="alert(1)"'), "Ese SVG usa «onload»"],
    [`<!DOCTYPE svg [<!ENTITY a "ja">]>${LOGO}`, "Ese SVG usa «ENTITY»"],
    ["GIF89a", "Tiene que ser un SVG o un PNG."],
    ["", "Ese archivo está vacío."],
    [new Uint8Array(201 * 1024), "Es demasiado grande."],
  ] as const) {
    const answer = await upload(content);
    expect(answer.text).toContain(sentence);
  }
  expect(await alta.sql`select mark_hash, updated_at from business`).toEqual(before);
});

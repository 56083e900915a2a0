import { insertAccount } from "../testing/staff";
import { expect, mark, shownPassword, test } from "./support/counter";

const NAMES = [
  "<img src=x onerror=window.hurt=1>",
  `"><svg/onload=window.hurt=1>`,
  "javascript:window.hurt=1",
  "{{7*7}}",
  "</title><script>window.hurt=1</script>",
  "a\u2028b'; window.hurt=1; //",
];

test("hostile names stay text on every page, on the slip and in the title [WEB-05, WEB-06, H24]", async ({
  atDesk: page,
  sql,
}) => {
  const word = mark();
  const ids: number[] = [];
  for (const name of NAMES) ids.push(await insertAccount(sql, { givenNames: name, surnames: word }));
  const [first = 0] = ids;
  await sql`insert into role_requests (account_id, role) values (${first}, 'employee')`;
  await sql`insert into letters (kind, account_id, recipient, failed_at, last_error)
    select 'verify_email', id, email, now(), ${`550 <script>window.hurt=1</script> ${word}`} from accounts where id = ${first}`;
  const harmless = async (path: string) => {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => "hurt" in window), path).toBe(false);
  };
  await harmless(`/panel/clientes?buscar=${word}`);
  for (const name of NAMES)
    await expect(page.getByRole("link", { name: `${name} ${word}`.replace("\u2028", " ") })).toHaveCount(1);
  for (const path of [
    "/panel",
    "/panel/solicitudes",
    "/panel/cartas",
    `/panel/clientes?buscar=${encodeURIComponent(NAMES[0] ?? "")}`,
  ])
    await harmless(path);
  for (const id of ids) await harmless(`/panel/clientes/${id}`);
  await harmless(`/panel/clientes/${first}/editar`);
  await harmless(`/panel/auditoria?a-quien=${first}`);
  await expect(page.getByText(`${NAMES[0]} ${word}`).filter({ visible: true }).first()).toBeVisible();

  await page.goto(`/panel/clientes/${first}`);
  await page.getByRole("button", { name: "Dar otra contraseña" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Dar otra contraseña" }).click();
  await page.locator("[data-password]").waitFor();
  expect(await shownPassword(page)).toHaveLength(12);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("article").getByText(`${NAMES[0]} ${word}`)).toBeVisible();
  expect(await page.evaluate(() => "hurt" in window)).toBe(false);
});

test("hostile text in the search field and the URL stays text [H30]", async ({ atDesk: page }) => {
  for (const text of ["<script>window.hurt=1</script>", "%' or 1=1 --", "\\", "%%%", "a\0b", "a".repeat(5000)])
    for (const name of ["buscar", "sucursal", "estado", "origen", "desde", "orden", "tras"]) {
      const response = await page.goto(`/panel/clientes?${name}=${encodeURIComponent(text)}`);
      expect([name, text.slice(0, 20), response?.status()]).toEqual([name, text.slice(0, 20), 200]);
    }
  for (const name of ["quien", "a-quien", "que", "puerta", "desde", "antes-de"])
    expect((await page.goto(`/panel/auditoria?${name}=${encodeURIComponent("1;drop--")}`))?.status()).toBe(200);
  expect(await page.evaluate(() => "hurt" in window)).toBe(false);
});

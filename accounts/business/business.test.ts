import { beforeEach, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase({ BUSINESS_COUNTRY: "PE" });
const { currentBusiness, rereadBusiness } = await import("./current-business");
const { saveBusiness } = await import("./save-business");
const { removeMark, saveMark } = await import("./save-mark");
const { markPicture } = await import("./mark-picture");
const { letterhead } = await import("./letterhead");
const { localTimeZone } = await import("../values/local-day");

const FACTS = {
  name: "Veterinaria Los Tajibos",
  colour: "#ffd400",
  phone: "+59133445566",
  address: "Av. Alemana 77",
  country: "BO",
  timeZone: "America/La_Paz",
  privacyEmail: "datos@tajibos.example",
};
const LOGO = Buffer.from('<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>');

beforeEach(async () => {
  await sql`delete from business`;
  await rereadBusiness();
});

test("until it is named it is Alta, in the country of the setting", async () => {
  expect(await currentBusiness()).toMatchObject({
    name: "Alta",
    named: false,
    country: "PE",
    mark: null,
    colour: null,
  });
  expect(await letterhead()).toMatchObject({ name: "Alta", sender: null, colours: null });
});

test("an administrator names it; it is seen at once, audited by field, and heads the mails", async () => {
  const admin = await insertActor(sql, "admin");
  expect(await saveBusiness(admin, FACTS)).toEqual({ ok: true, value: null });
  expect(await currentBusiness()).toMatchObject({ ...FACTS, named: true, mark: null });
  expect(localTimeZone()).toBe("America/La_Paz");
  expect(await letterhead()).toMatchObject({ sender: FACTS.name, phone: "+591 3 3445566", address: FACTS.address });
  await saveBusiness(admin, { ...FACTS, name: "Tajibos", phone: null });
  const entries = await sql`select action, details from audit_entries where actor_id = ${admin.id} order by id`;
  expect(entries.map(({ action, details }) => [action, details.fields])).toEqual([
    ["business.edited", "name colour phone address country timeZone privacyEmail"],
    ["business.edited", "name phone"],
  ]);
});

test("it is read once in a while, however many ask", async () => {
  await currentBusiness();
  await sql`insert into business (name) values ('Otra')`;
  const seen = await Promise.all(Array.from({ length: 100 }, () => currentBusiness()));
  expect(new Set(seen.map(({ name }) => name))).toEqual(new Set(["Alta"]));
  await rereadBusiness();
  expect((await currentBusiness()).name).toBe("Otra");
});

test("a time zone that the database does not know is refused, and nothing is saved", async () => {
  const admin = await insertActor(sql, "admin");
  const saved = await saveBusiness(admin, { ...FACTS, timeZone: "America/Atlantis" });
  expect(saved).toEqual({ ok: false, problem: { code: "time_zone_unknown" } });
  expect(await sql`select 1 from business`).toHaveLength(0);
});

test("only administrators with a recent proof change it [HR-02]", async () => {
  const employee = await insertActor(sql, "employee");
  const stale = await insertActor(sql, "admin");
  await sql`update sessions set authenticated_at = now() - interval '11 minutes' where id = ${stale.sessionId}`;
  for (const [actor, code] of [
    [employee, "not_found"],
    [stale, "proof_required"],
  ] as const)
    for (const tried of [saveBusiness(actor, FACTS), saveMark(actor, LOGO), removeMark(actor)])
      expect(await tried).toEqual({ ok: false, problem: { code } });
  expect(await sql`select 1 from business`).toHaveLength(0);
});

test("the mark is kept as it was drawn anew, changes its address, and goes", async () => {
  const admin = await insertActor(sql, "admin");
  expect(await saveMark(admin, LOGO)).toEqual({ ok: true, value: null });
  const { mark } = await currentBusiness();
  const picture = await markPicture();
  expect(mark).toMatchObject({ type: "image/svg+xml", width: 512, height: 512, hash: picture?.hash });
  expect(picture?.mark.toString()).toContain('<path d="M0 0h9v9z"/>');
  await saveMark(admin, Buffer.from(LOGO.toString().replace("h9", "h8")));
  expect((await markPicture())?.hash).not.toBe(mark?.hash);
  const refused = await saveMark(admin, Buffer.from("<svg><script/></svg>"));
  expect(refused).toMatchObject({ ok: false, problem: { code: "mark_refused", because: "feature", detail: "script" } });
  await removeMark(admin);
  expect([await markPicture(), (await currentBusiness()).mark]).toEqual([null, null]);
});

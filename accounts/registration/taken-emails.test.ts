import { beforeEach, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { person } from "@/testing/people";
import { insertAccount, insertActor } from "@/testing/staff";
import type { AccountActor, Actor } from "../account";

const sql = await coreDatabase({ RATE_LIMITS: "on" });
const { hashPassword } = await import("../passwords/password");
const { registerAccount } = await import("./register-account");
const { findOutEmail } = await import("./find-out-email");
const { editClient } = await import("../clients/edit-client");
const { inviteStaff } = await import("../staff/invite-staff");
const { requestEmailChange } = await import("../verification/request-email-change");
const { database } = await import("../../db/client");
const { accountColumns } = await import("../account-columns");
const { accounts } = await import("../../db/schema");
const { limitKey } = await import("../../limits/key");
const { sourceOf } = await import("../../limits/source");
const { takenEmails } = await import("../../limits/budgets");
const { eq } = await import("drizzle-orm");

const PASSWORD = "una frase que nadie adivina";
const passwordHash = String(await hashPassword(PASSWORD));
const clientId = await insertAccount(sql);
const [client] = await database().select(accountColumns).from(accounts).where(eq(accounts.id, clientId));
const taken: string[] = [];
for (let count = 0; count < 60; count += 1) {
  const email = `ocupado.${count}@correo.example`;
  await insertAccount(sql, { email });
  taken.push(email);
}

let admin: AccountActor;
let stranger: Actor;

beforeEach(async () => {
  await sql`delete from rate_limits`;
  admin = await insertActor(sql, "admin", null, { passwordHash });
  stranger = { kind: "anonymous", via: admin.via };
});

type Told = { ok: boolean; problem?: { code: string } } | boolean | { code: string };
type Way = (email: string) => Promise<Told>;

const ways: Record<string, Way> = {
  "changing one's own": (email) => requestEmailChange(admin, { email, password: PASSWORD }),
  "correcting a client's": (email) => editClient(admin, clientId, { ...(client as NonNullable<typeof client>), email }),
  inviting: (email) => inviteStaff(admin, person({ email })),
  registering: (email) => registerAccount(stranger, person({ email })),
  "registering with other mistakes": (email) => findOutEmail(stranger, email),
  "registering at the counter": (email) => registerAccount(admin, person({ email, password: { kind: "generated" } })),
};

const isTold = (answer: Told) =>
  answer === true || (typeof answer === "object" && "problem" in answer && answer.problem?.code === "email_taken");

/** Leaves nothing of the budget, for a day: however slow the machine, it does not fill again meanwhile. */
async function exhaust(...whom: string[]) {
  for (const one of whom)
    await sql`insert into rate_limits (key, free_at, room_seconds, passed)
      values (${limitKey(takenEmails.name, one)}, now() + interval '1 day', 1200, true)
      on conflict (key) do update set free_at = excluded.free_at`;
}

const REGISTERING = ["registering", "registering with other mistakes"];

test.each([
  ["where strangers register", (name: string) => !name.includes("counter")],
  ["where staff register", (name: string) => !REGISTERING.includes(name)],
])(
  "of sixty taken e-mails, asked through every way in turn %s, forty are told and no more [HR-08]",
  async (_, among) => {
    const asked = Object.entries(ways).flatMap(([name, way]) => (among(name) ? [way] : []));
    const began = Date.now();
    let told = 0;
    for (const [index, email] of taken.entries())
      if (isTold(await (asked[index % asked.length] as Way)(email))) told += 1;
    const refilled = Math.floor((Date.now() - began) / 1000 / takenEmails.everySeconds);
    expect(told).toBeLessThanOrEqual(takenEmails.burst + refilled + 1);
    expect(told).toBeGreaterThanOrEqual(takenEmails.burst);
  },
);

test.each(Object.entries(ways))(
  "%s counts, and beyond the budget a free e-mail is refused alike [HR-08]",
  async (_, way) => {
    const [email = ""] = taken;
    expect(isTold(await way(email))).toBe(true);
    expect(await sql`select 1 from rate_limits where free_at > now() + interval '20 seconds'`).not.toHaveLength(0);
    await exhaust(sourceOf(admin.via.address), `account ${admin.id}`);
    for (const next of [taken[1] ?? "", "libre.todavia@correo.example"]) {
      const answer = await way(next);
      const problem = "code" in Object(answer) ? answer : (answer as { problem?: object }).problem;
      expect(problem).toMatchObject({ code: "rate_limited", limit: takenEmails });
    }
  },
);

test("a guest of a branch who finds out too much does not keep its staff from registering", async () => {
  await exhaust(sourceOf(admin.via.address));
  expect(await findOutEmail(stranger, "libre.todavia@correo.example")).toMatchObject({ code: "rate_limited" });
  const registered = await registerAccount(admin, person({ password: { kind: "generated" } }));
  expect(registered).toMatchObject({ ok: true });
});

test("of forty-five asked at the same moment no more are told than one after the other [HR-08]", async () => {
  const answers = await Promise.all(taken.slice(0, 45).map((email) => findOutEmail(stranger, email)));
  expect(answers.filter((answer) => answer === true).length).toBeLessThanOrEqual(takenEmails.burst);
});

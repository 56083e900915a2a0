import { sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, branches, business, mails } from "../../db/schema";
import { env } from "../../env";
import type { AccountActor, NotFound, Result } from "../account";
import { FIRST_BRANCH } from "../branches/first-branch";
import { may } from "../policy";
import { hasSecondFactor } from "../role-in-force";

/** What came of the last test mail: it is gone from the outbox a while after it was sent. */
export type TestMail = "none" | "waiting" | "failed" | "sent";

export type FirstSteps = {
  business: boolean;
  mail: boolean;
  testMail: TestMail;
  branch: boolean;
  employee: boolean;
  print: boolean;
  /** The caller's own. */
  factor: boolean;
  putAway: boolean;
};

/** How far the installation is, as the database and the settings have it. Refuses with `not_found`. */
export async function firstSteps(actor: AccountActor): Promise<Result<FirstSteps, NotFound>> {
  if (!may(actor, "tend_first_steps")) return { ok: false, problem: { code: "not_found" } };
  const latest = sql`select case when ${mails.sentAt} is not null then 'sent' when ${mails.failedAt} is not null
    or ${mails.lastError} is not null then 'failed' else 'waiting' end from ${mails}
    where ${mails.kind} = 'test_mail' order by ${mails.id} desc limit 1`;
  const [row] = await database()
    .select({
      business: sql<boolean>`coalesce((select ${business.name} is not null from ${business}), false)`,
      testMail: sql<TestMail>`coalesce((${latest}),
        case when (select ${business.testMailAt} from ${business}) is null then 'none' else 'sent' end)`,
      branch: sql<boolean>`exists (select from ${branches} where ${branches.closedAt} is null and
        (${branches.name} <> ${FIRST_BRANCH} or exists (select from accounts own where own.branch_id = ${branches.id})))`,
      employee: sql<boolean>`exists (select from accounts staff where staff.role = 'employee'
        and staff.closed_at is null and staff.disabled_at is null)`,
      print: sql<boolean>`coalesce((select ${business.testPrintAt} is not null from ${business}), false)`,
      factor: hasSecondFactor.as("factor"),
      putAway: sql<boolean>`coalesce((select ${business.checklistPutAwayAt} is not null from ${business}), false)`,
    })
    .from(accounts)
    .where(sql`${accounts.id} = ${actor.id}`);
  if (!row) return { ok: false, problem: { code: "not_found" } };
  return { ok: true, value: { ...row, mail: env.SMTP_URL !== undefined && row.testMail === "sent" } };
}

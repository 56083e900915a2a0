import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { business } from "../../db/schema";
import type { AccountActor, ActProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import type { TimeZoneUnknown } from "../problems/business-refusal";
import type { Business } from "./business";
import { rereadBusiness } from "./current-business";
import { writeBusiness } from "./write-business";

export type BusinessFacts = Omit<Business, "named" | "mark">;

/**
 * Saves whose Alta this is; this process shows it from now on, others within seconds. The audit says which fields
 * changed. Refuses as `actAs` does, and with `time_zone_unknown` for one that the database cannot compute with.
 */
export async function saveBusiness(
  actor: AccountActor,
  facts: BusinessFacts,
): Promise<Result<null, ActProblem | TimeZoneUnknown>> {
  const saved = await actAs<null, TimeZoneUnknown>(actor, "manage_business", async (tx) => {
    if (facts.timeZone && !(await isKnown(tx, facts.timeZone)))
      return { ok: false, problem: { code: "time_zone_unknown" } };
    const [before] = await tx.select().from(business).for("update");
    const changed = FIELDS.filter((field) => (before?.[field] ?? null) !== facts[field]);
    const row = { ...Object.fromEntries(FIELDS.map((field) => [field, facts[field]])), updatedAt: sql`now()` };
    await writeBusiness(tx, row);
    await audit(tx, actor, "business.edited", null, { fields: changed.join(" ") });
    return { ok: true, value: null };
  });
  if (saved.ok) await rereadBusiness();
  return saved;
}

const FIELDS = [
  "name",
  "colour",
  "phone",
  "address",
  "country",
  "timeZone",
  "privacyEmail",
] as const satisfies (keyof BusinessFacts)[];

async function isKnown(tx: Transaction, zone: string): Promise<boolean> {
  const rows = await tx.execute(sql`select 1 from pg_timezone_names where name = ${zone}::text`);
  return rows.length > 0;
}

import { sql } from "drizzle-orm";
import { accounts, auditEntries, importRows, legacyPeople, linkRows, roleRequests, sessions } from "../../db/schema";
import { BY_IMPORT } from "./link-people";

/** What others do about an account without its owner or the staff changing it. */
const HARMLESS = [
  "account.registered",
  "account.registration_attempted",
  "account.sign_in_guessed",
  "account.sign_in_refused",
  "client.viewed",
  "clients.looked_up",
];

const harmless = sql.raw(HARMLESS.map((action) => `'${action}'`).join(", "));

/** Whether an account, joined with its row of an import, is as that import left it: not used, and not changed. */
export const stillAsImported = sql<boolean>`(${accounts.updatedAt} = ${importRows.appliedAt}
  and (${importRows.outcome} = 'completed' or (${accounts.passwordUsedAt} is null
    and not exists (select from ${sessions} where ${sessions.accountId} = ${accounts.id})
    and not exists (select from ${legacyPeople} where ${legacyPeople.accountId} = ${accounts.id}
      and ${legacyPeople.way} <> ${BY_IMPORT})
    and not exists (select from ${roleRequests} where ${roleRequests.accountId} = ${accounts.id})
    and not exists (select from ${linkRows} where ${linkRows.accountId} = ${accounts.id} and ${linkRows.usedAt} is not null)
    and not exists (select from ${auditEntries} where ${auditEntries.subjectId} = ${accounts.id}
      and ${auditEntries.action} not in (${harmless})
      and ${auditEntries.details}->>'import' is distinct from ${importRows.importId}::text))))`;

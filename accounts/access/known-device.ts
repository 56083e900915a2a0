import { createHash, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { hashOfNewToken } from "../../crypto/link-token";
import { knownDevices, linkRows, mails } from "../../db/schema";
import { hoursFromNow } from "../../db/time";
import type { Write } from "../../db/write";
import { networksOf } from "../../limits/source";
import type { MailKind } from "../../mail/outbox";
import type { Via } from "../account";
import { HOURS_VALID, type LinkPurpose } from "../links/link-rows";

const KIND: MailKind = "new_device";
const PURPOSE: LinkPurpose = "secure_account";
/** A person on many new devices is told of a few: enough to act on. */
const MOST_A_DAY = 5;

/**
 * Notes where an account is signed in to, as writes that go out with the sign-in's own; a mail tells of a device that is
 * new to it, unless it is the first. `device` is the secret of the browser's cookie, of which a hash is stored.
 */
export function knownDevice(account: { id: number; email: string }, device: string, via: Via): Write[] {
  const hash = createHash("sha256").update(device).digest();
  const details = JSON.stringify({ address: via.address ?? "", userAgent: via.userAgent ?? "" });
  const id = randomUUID();
  // Every part sees the rows as they were before, so this one is new to all of them or to none.
  const isNew = sql`not exists (select from ${knownDevices} where account_id = ${account.id} and device_hash = ${hash})
    and exists (select from ${knownDevices} where account_id = ${account.id})
    and (select count(*) from ${mails} where account_id = ${account.id} and kind = ${KIND}
      and created_at > now() - interval '1 day') < ${MOST_A_DAY}`;
  const write = (query: ReturnType<typeof sql>): Write => ({ getSQL: () => query });
  return [
    write(
      sql`insert into ${knownDevices} (account_id, device_hash) values (${account.id}, ${hash}) on conflict do nothing`,
    ),
    write(sql`insert into ${linkRows} (id, account_id, purpose, email, token_hash, expires_at)
      select ${id}::uuid, ${account.id}::integer, ${PURPOSE}, ${account.email}, ${hashOfNewToken(id)}::bytea,
        ${hoursFromNow(HOURS_VALID[PURPOSE])} where ${isNew}`),
    write(sql`insert into ${mails} (kind, account_id, recipient, email_token_id, details)
      select ${KIND}, ${account.id}::integer, ${account.email}, ${id}::uuid, ${details}::jsonb where ${isNew}`),
  ];
}

/** The same for a program, which keeps no cookie: it is known by its name and the network around it. */
export const knownProgram = (account: { id: number; email: string }, via: Via): Write[] =>
  knownDevice(account, [via.channel, via.userAgent, networksOf(via.address).at(-1)?.whom].join("\n"), via);

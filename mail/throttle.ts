import { sql } from "drizzle-orm";
import type { Transaction } from "../db/client";
import { mails } from "../db/schema";
import type { MailKind } from "./outbox";

export type Throttle = { secondsBetween: number; perDay: number };

const ON_REQUEST: Throttle = { secondsBetween: 60, perDay: 5 };

/**
 * Seconds until another mail of this kind may be written to this address, counted from the outbox; 0 when it may be
 * now. Holds an advisory lock until commit, so that concurrent requests write one mail.
 */
export async function secondsToWait(
  tx: Transaction,
  kind: MailKind,
  recipient: string,
  { secondsBetween, perDay }: Throttle = ON_REQUEST,
): Promise<number> {
  const address = recipient.toLowerCase();
  const [lock] = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`mail:${kind}:${address}`}, 0)) as mine`,
  );
  if (!lock?.mine) return secondsBetween;
  const [past] = await tx.execute<{ seconds: number }>(sql`
    select ceil(extract(epoch from greatest(
      max(created_at) + make_interval(secs => ${secondsBetween}),
      case when count(*) >= ${perDay} then min(created_at) + interval '1 day' end
    ) - now()))::integer as seconds
    from ${mails}
    where lower(${mails.recipient}) = ${address} and ${mails.kind} = ${kind}
      and ${mails.createdAt} > now() - interval '1 day'`);
  return Math.max(past?.seconds ?? 0, 0);
}

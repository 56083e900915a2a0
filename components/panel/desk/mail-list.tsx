import type { UndeliveredMail } from "@/accounts/outbox/undelivered-mails";
import { shortDateTime } from "@/components/dates";
import type { FormAction } from "@/components/forms/form-state";
import { TextLink } from "@/components/forms/text-link";
import { Badge } from "@/components/ui/badge";
import { mailTroubles } from "@/messages/mails";
import { mailPage, roleRequests } from "@/messages/team";
import { RowButton } from "../row-button";

/** Translated where the reason is Alta's own, otherwise the mail server's reply. */
const why = (error: string) => mailTroubles[error as keyof typeof mailTroubles] ?? error;

type Props = { mails: UndeliveredMail[]; retry: FormAction };

/** Undelivered mails, with the mail server's reply and a button to retry. */
export function MailList({ mails, retry }: Props) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {mails.map(({ id, kind, recipient, accountId, createdAt, attempts, lastError, failedAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-5">
          <div className="min-w-0 flex-1 basis-72">
            <p className="font-semibold">{mailPage.kinds[kind]}</p>
            <p className="wrap-anywhere">{recipient}</p>
            <p className="mt-1 text-note wrap-anywhere text-muted">
              {lastError && <span className="block">{why(lastError)}</span>}
              {shortDateTime(createdAt)} · {mailPage.attempts(attempts)}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            {accountId && (
              <TextLink href={`/panel/clientes/${accountId}`} prefetch={false}>
                {roleRequests.open}
              </TextLink>
            )}
            {failedAt ? (
              <RowButton action={retry} id={id} label={mailPage.retry} />
            ) : (
              <Badge look="warn">{mailPage.retrying}</Badge>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

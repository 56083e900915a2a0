import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { undeliveredMails } from "@/accounts/outbox/undelivered-mails";
import { requireStaff } from "@/app/_session/require-staff";
import { MailList } from "@/components/panel/desk/mail-list";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { mailPage } from "@/messages/team";
import { retry } from "./actions";

export const metadata: Metadata = { title: mailPage.title };

export default async function MailsPage() {
  const { actor } = await requireStaff("/panel/cartas");
  const read = await undeliveredMails(actor);
  if (!read.ok) notFound();
  const { mails, total, leave } = read.value;
  const { title, lead, empty } = mailPage;
  return (
    <>
      <PageHeader title={title} lead={lead} />
      {!leave && <Alert className="mb-8" tone="warn" title={mailPage.notLeaving} />}
      {mails.length === 0 && leave && <EmptyState title={empty.title}>{empty.text}</EmptyState>}
      {mails.length > 0 && (
        <>
          {total > mails.length && <p className="mb-3 text-muted">{mailPage.total(total, mails.length)}</p>}
          <MailList mails={mails} retry={retry} />
        </>
      )}
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/env";
import { listMailbox } from "@/mail/mailbox";
import { mailbox } from "@/messages/links";

export const metadata: Metadata = { title: mailbox.title, robots: { index: false } };

/** The local mailbox. Mails carry links into accounts, so this page exists only outside production. */
export default async function MailboxPage() {
  if (env.NODE_ENV === "production") notFound();
  const mails = await listMailbox();
  return (
    <div className="mx-auto w-full max-w-page px-5 pt-8 sm:px-8 sm:pt-12">
      <PageHeader title={mailbox.title} lead={mailbox.lead} />
      {mails.length === 0 && <EmptyState title={mailbox.empty.title}>{mailbox.empty.text}</EmptyState>}
      <ul className="space-y-4">
        {mails.map(({ id, subject, to, at }) => (
          <li key={id}>
            <Card>
              <Link href={`/dev/correo/${id}`} className="font-semibold text-accent underline underline-offset-4">
                {subject}
              </Link>
              <p className="text-muted">
                {to} · <time dateTime={at}>{new Date(at).toLocaleString("es")}</time>
              </p>
            </Card>
          </li>
        ))}
      </ul>
    </div>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TextLink } from "@/components/forms/text-link";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/env";
import { readMailbox } from "@/mail/mailbox";
import { mailbox } from "@/messages/links";

export const metadata: Metadata = { title: mailbox.title, robots: { index: false }, referrer: "no-referrer" };

type Props = { params: Promise<{ id: string }> };

export default async function MailboxMailPage({ params }: Props) {
  const mail = env.NODE_ENV === "production" ? null : await readMailbox((await params).id);
  if (!mail) notFound();
  return (
    <div className="mx-auto w-full max-w-page space-y-8 px-5 pt-8 sm:px-8 sm:pt-12">
      <PageHeader title={mail.subject} lead={mail.to} action={<TextLink href="/dev/correo">{mailbox.back}</TextLink>} />
      <iframe
        title={mailbox.mail}
        sandbox="allow-top-navigation-by-user-activation"
        srcDoc={mail.html.replace("<head>", '<head><base target="_top">')}
        className="h-[800px] w-full rounded-card border border-line"
      />
      <pre className="overflow-x-auto whitespace-pre-wrap rounded-card border border-line bg-surface p-5 font-mono">
        {mail.text}
      </pre>
    </div>
  );
}

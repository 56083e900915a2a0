import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { may } from "@/accounts/policy";
import { requireSession } from "@/app/_session/require-session";
import { resendLink } from "@/app/(self)/cuenta/actions";
import { AccountNotices } from "@/components/account-notices";
import { EntryLink } from "@/components/entry-link";
import { PageHeader } from "@/components/ui/page-header";
import { mailsLeave } from "@/mail/mails-leave";
import { homeOfClient } from "@/messages/account";

export const metadata: Metadata = { title: homeOfClient.title, robots: { index: false } };

export default async function ClientHomePage() {
  const { account, passwordWeak, actor } = await requireSession("/inicio");
  if (may(actor, "find_clients")) redirect("/panel");
  return (
    <div className="mx-auto w-full max-w-page px-5 pt-8 sm:px-8 sm:pt-12">
      <PageHeader title={homeOfClient.greeting(account.givenNames)} lead={homeOfClient.lead} />
      <AccountNotices
        email={account.email}
        verified={account.emailVerifiedAt !== null}
        weakPassword={passwordWeak}
        resend={resendLink}
        mailsLeave={mailsLeave()}
      />
      <nav aria-label={homeOfClient.title} className="mt-8 grid gap-4 md:grid-cols-3">
        {homeOfClient.entries.map((entry) => (
          <EntryLink key={entry.href} {...entry} />
        ))}
      </nav>
    </div>
  );
}

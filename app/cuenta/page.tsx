import type { Metadata } from "next";
import type { Account } from "@/accounts/account";
import { listOwnSessions } from "@/accounts/own-sessions";
import { assess } from "@/app/assess-password";
import { requireSession } from "@/app/require-session";
import { AccountNotices } from "@/components/account-notices";
import { ChangePasswordForm } from "@/components/forms/change-password-form";
import { CloseAccountForm } from "@/components/forms/close-account-form";
import { countries } from "@/components/forms/countries";
import type { Values } from "@/components/forms/form-state";
import { ProfileForm } from "@/components/forms/profile-form";
import { SessionList } from "@/components/session-list";
import { SignOutButton } from "@/components/sign-out-button";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { accountPage } from "@/messages/account";
import { close, endSession, savePassword, saveProfile } from "./actions";

export const metadata: Metadata = { title: accountPage.title, robots: { index: false } };

export default async function AccountPage() {
  const { actor, account, passwordWeak } = await requireSession("/cuenta");
  const { profile, security, sessions, data, close: closing } = accountPage;
  return (
    <div className="mx-auto w-full max-w-reading space-y-8 px-5 pt-8 sm:pt-12">
      <PageHeader title={accountPage.title} lead={account.email} action={<SignOutButton />} />
      <AccountNotices email={account.email} verified={account.emailVerifiedAt !== null} weakPassword={passwordWeak} />
      <Card id="datos" {...profile}>
        <ProfileForm action={saveProfile} countries={countries()} values={profileValues(account)} />
      </Card>
      <Card id="seguridad" {...security}>
        <ChangePasswordForm action={savePassword} email={account.email} assess={assess} />
      </Card>
      <Card id="sesiones" {...sessions}>
        <SessionList sessions={await listOwnSessions(actor)} end={endSession} />
      </Card>
      <Card title={data.title} note={data.note}>
        <a href="/cuenta/datos" download className={buttonClass("quiet")}>
          {data.link}
        </a>
      </Card>
      <Card className="mt-16" {...closing}>
        <CloseAccountForm action={close} email={account.email} />
      </Card>
    </div>
  );
}

function profileValues(account: Account): Values {
  const { givenNames, surnames, phone, birthDate, gender, documentType, documentNumber, country, address } = account;
  const shown = { givenNames, surnames, phone, birthDate, gender, documentType, documentNumber, country, address };
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, value ?? ""]));
}

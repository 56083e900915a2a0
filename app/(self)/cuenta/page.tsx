import type { Metadata } from "next";
import { listOwnSessions } from "@/accounts/access/own-sessions";
import type { Account } from "@/accounts/account";
import { currentTexts } from "@/accounts/legal/current-texts";
import { owedTexts } from "@/accounts/legal/owed-texts";
import { ownConsents } from "@/accounts/legal/own-consents";
import { may } from "@/accounts/policy";
import { assess } from "@/app/_forms/assess-password";
import { requireSession } from "@/app/_session/require-session";
import { visitorCountry } from "@/app/_session/visitor-country";
import { AccountNotices } from "@/components/account-notices";
import { ChangeEmailForm } from "@/components/forms/change-email-form";
import { ChangePasswordForm } from "@/components/forms/change-password-form";
import { CloseAccountForm } from "@/components/forms/close-account-form";
import { countries } from "@/components/forms/countries";
import { type Values, valuesOf } from "@/components/forms/form-state";
import { OwnAgreements } from "@/components/forms/own-agreements";
import { ProfileForm } from "@/components/forms/profile-form";
import { TextLink } from "@/components/forms/text-link";
import { SessionList } from "@/components/session-list";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { mailsLeave } from "@/mail/mails-leave";
import { accountMessages, accountPage } from "@/messages/account";
import { appKeyPage } from "@/messages/app-keys";
import { ownAgreements } from "@/messages/legal";
import { factorPage } from "@/messages/second-factor";
import { close, dropNews, endSession, resendLink, saveEmail, savePassword, saveProfile, takeNews } from "./actions";

export const metadata: Metadata = { title: accountPage.title, robots: { index: false } };

export default async function AccountPage() {
  const { actor, account, hasSecondFactor, passwordWeak } = await requireSession("/cuenta");
  const { profile, security, sessions, data, close: closing } = accountPage;
  const texts = await currentTexts();
  const consents = texts.length > 0 ? await ownConsents(actor) : [];
  const verified = account.emailVerifiedAt !== null;
  return (
    <div className="mx-auto w-full max-w-reading px-5 pt-8 sm:pt-12 lg:max-w-page lg:px-8">
      <PageHeader title={accountPage.title} />
      <AccountNotices
        email={account.email}
        verified={verified}
        weakPassword={passwordWeak}
        resend={resendLink}
        mailsLeave={mailsLeave()}
      />
      <div className="mt-8 grid items-start gap-6 lg:grid-cols-2 lg:gap-8">
        <Card id="datos" {...profile}>
          <ProfileForm
            action={saveProfile}
            countries={countries()}
            values={profileValues(account)}
            phoneCountry={await visitorCountry()}
          />
        </Card>
        <div className="grid gap-6 lg:gap-8">
          <Card id="seguridad" title={security.title} note={security.note}>
            <ChangeEmailForm
              action={saveEmail}
              note={<EmailState email={account.email} verified={verified} />}
              open={security.change}
            />
            <ChangePasswordForm
              action={savePassword}
              email={account.email}
              note={security.passwordNote}
              open={security.change}
              advised={passwordWeak}
              assess={assess}
            />
            <FactorRow on={hasSecondFactor} />
            {may(actor, "issue_app_key") && <KeysRow />}
          </Card>
          <Card id="sesiones" {...sessions}>
            <SessionList sessions={await listOwnSessions(actor)} end={endSession} />
          </Card>
          {texts.length > 0 && (account.role === "client" || consents.length > 0) && (
            <Card id="acuerdos" title={ownAgreements.title} note={ownAgreements.note}>
              <OwnAgreements
                texts={texts}
                consents={consents}
                owed={(await owedTexts(account)).map(({ id }) => id)}
                take={takeNews}
                drop={dropNews}
              />
            </Card>
          )}
          <Card title={data.title} note={data.note}>
            <a href="/cuenta/datos" download className={buttonClass("quiet")}>
              {data.link}
            </a>
          </Card>
        </div>
      </div>
      <div className="mt-12 border-t border-line pt-12">
        <Card title={closing.title} note={closing.note}>
          {account.role === "client" ? (
            <div className="max-w-form">
              <CloseAccountForm action={close} email={account.email} open={closing.open} />
            </div>
          ) : (
            <p>{accountMessages.staffAccount}</p>
          )}
        </Card>
      </div>
    </div>
  );
}

function EmailState({ email, verified }: { email: string; verified: boolean }) {
  return (
    <>
      <span className="block">{email}</span>
      <Badge look={verified ? "success" : "warn"}>
        {verified ? accountPage.security.verified : accountPage.security.unverified}
      </Badge>
    </>
  );
}

function FactorRow({ on }: { on: boolean }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line pt-3">
      <div>
        <p className="font-semibold">{factorPage.link}</p>
        <Badge look={on ? "success" : "plain"}>{on ? factorPage.on : factorPage.off}</Badge>
      </div>
      <TextLink href="/cuenta/segundo-paso">{on ? factorPage.manage : factorPage.setUp}</TextLink>
    </div>
  );
}

function KeysRow() {
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line pt-3">
      <div>
        <p className="font-semibold">{appKeyPage.link}</p>
        <p className="text-muted">{appKeyPage.linkNote}</p>
      </div>
      <TextLink href="/cuenta/claves">{appKeyPage.manage}</TextLink>
    </div>
  );
}

function profileValues(account: Account): Values {
  const { givenNames, surnames, phone, birthDate, gender, documentType, documentNumber, country, address } = account;
  return valuesOf({ givenNames, surnames, phone, birthDate, gender, documentType, documentNumber, country, address });
}

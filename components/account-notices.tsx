import { accountNotices } from "@/messages/account";
import { ButtonForm } from "./forms/button-form";
import type { FormAction } from "./forms/form-state";
import { TextLink } from "./forms/text-link";
import { Alert } from "./ui/alert";

type Props = { email: string; verified: boolean; weakPassword: boolean; resend: FormAction; mailsLeave: boolean };

/** What the account still lacks, as suggestions that block nothing. */
export function AccountNotices({ email, verified, weakPassword, resend, mailsLeave }: Props) {
  const { verify, weak } = accountNotices;
  return (
    <div className="space-y-4">
      {!verified && (
        <Alert
          title={mailsLeave ? verify.title : verify.notLeaving.title}
          action={<ButtonForm action={resend} submit={verify.again} pendingLabel={verify.pending} look="quiet" />}
        >
          {mailsLeave ? verify.text(email) : verify.notLeaving.text}{" "}
          <TextLink href="/cuenta#seguridad">{verify.correct}</TextLink>
        </Alert>
      )}
      {weakPassword && (
        <Alert tone="warn" title={weak.title}>
          {weak.text} <TextLink href="/cuenta#seguridad">{weak.link}</TextLink>
        </Alert>
      )}
    </div>
  );
}

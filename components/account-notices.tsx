import { accountNotices } from "@/messages/account";
import { TextLink } from "./forms/text-link";
import { Alert } from "./ui/alert";

type Props = { email: string; verified: boolean; weakPassword: boolean };

/** What the account still lacks: suggestions, never walls. */
export function AccountNotices({ email, verified, weakPassword }: Props) {
  return (
    <div className="space-y-4">
      {!verified && <Alert title={accountNotices.verify.title}>{accountNotices.verify.text(email)}</Alert>}
      {weakPassword && (
        <Alert tone="warn" title={accountNotices.weak.title}>
          {accountNotices.weak.text} <TextLink href="/cuenta#seguridad">{accountNotices.weak.link}</TextLink>
        </Alert>
      )}
    </div>
  );
}

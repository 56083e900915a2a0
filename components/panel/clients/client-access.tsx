import type { PasswordState } from "@/accounts/clients/client-state";
import { longDate } from "@/components/dates";
import type { FormAction } from "@/components/forms/form-state";
import { Alert } from "@/components/ui/alert";
import { clientPage } from "@/messages/clients";
import type { SlipAction } from "../counter/slip-facts";
import { RowButton } from "../row-button";
import { Facts } from "./facts";
import { ReissueButton } from "./reissue-button";

type Props = {
  id: number;
  emailVerifiedAt: Date | null;
  disabledAt: Date | null;
  passwordState: PasswordState;
  passwordSetAt: Date;
  passwordExpiresAt: Date | null;
  /** Another password goes by a link to the owner's own address. */
  byLink?: boolean;
  actions: { enable: FormAction; resend: FormAction; reissue: SlipAction };
};

/** The state of a client's access, and the actions on it. */
export function ClientAccess({
  id,
  emailVerifiedAt,
  disabledAt,
  passwordState,
  actions,
  byLink = false,
  ...password
}: Props) {
  const { enable, resend } = clientPage;
  const pending = passwordState === "none";
  return (
    <div className="space-y-6">
      {disabledAt && <Alert tone="danger" title={clientPage.disabledSince} />}
      <Facts
        facts={[
          [clientPage.password, passwordSentence(passwordState, password)],
          [clientPage.mail, emailVerifiedAt ? clientPage.verified(longDate(emailVerifiedAt)) : clientPage.unverified],
        ]}
      />
      <div className="flex flex-wrap gap-3">
        {!disabledAt && <ReissueButton action={actions.reissue} id={id} byLink={byLink} />}
        {!disabledAt && (pending || !emailVerifiedAt) && (
          <RowButton action={actions.resend} id={id} label={pending ? resend.activate : resend.verify} />
        )}
        {disabledAt && <RowButton action={actions.enable} id={id} label={enable.button} look="primary" />}
      </div>
    </div>
  );
}

function passwordSentence(
  state: PasswordState,
  { passwordSetAt, passwordExpiresAt }: Pick<Props, "passwordSetAt" | "passwordExpiresAt">,
): string {
  const { passwords } = clientPage;
  switch (state) {
    case "none":
      return passwords.none;
    case "used":
      return passwords.used;
    case "changed":
      return passwords.changed(longDate(passwordSetAt));
    case "delivered":
    case "expired":
      return passwords[state](longDate(passwordExpiresAt ?? passwordSetAt));
  }
}

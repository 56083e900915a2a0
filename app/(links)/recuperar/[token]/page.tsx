import { findLink, linkProblem } from "@/accounts/links/find-link";
import { isUnproven } from "@/accounts/passwords/choose-password";
import { assess } from "@/app/_forms/assess-password";
import { linkMetadata } from "@/app/(links)/link-metadata";
import { DeadLinkPage } from "@/components/dead-link-page";
import { FormPage } from "@/components/form-page";
import { RenewLinkForm } from "@/components/forms/renew-link-form";
import { ResetPasswordForm } from "@/components/forms/reset-password-form";
import { ButtonLink } from "@/components/ui/button-link";
import { linkMessages, recovery } from "@/messages/links";
import { choose, renew } from "../actions";

export const metadata = linkMetadata(recovery.title);

type Props = { params: Promise<{ token: string }> };

export default async function ResetPasswordPage({ params }: Props) {
  const { token } = await params;
  const link = await findLink(token, "reset_password");
  const problem = linkProblem(link);
  if (!link || problem)
    return (
      <DeadLinkPage code={problem?.code ?? "link_unknown"}>
        {link ? (
          <RenewLinkForm action={renew} token={token} />
        ) : (
          <ButtonLink href="/recuperar">{linkMessages.ask}</ButtonLink>
        )}
      </DeadLinkPage>
    );
  return (
    <FormPage title={recovery.title} lead={recovery.lead(link.email)}>
      <ResetPasswordForm
        action={choose}
        token={token}
        email={link.email}
        assess={assess}
        mayStartAfresh={isUnproven(link.account)}
      />
    </FormPage>
  );
}

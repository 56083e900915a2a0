import { findLink, linkProblem } from "@/accounts/links/find-link";
import { assess } from "@/app/_forms/assess-password";
import { linkMetadata } from "@/app/(links)/link-metadata";
import { DeadLinkPage } from "@/components/dead-link-page";
import { FormPage } from "@/components/form-page";
import { RenewLinkForm } from "@/components/forms/renew-link-form";
import { ResetPasswordForm } from "@/components/forms/reset-password-form";
import { ButtonLink } from "@/components/ui/button-link";
import { activation, linkMessages } from "@/messages/links";
import { choose, renew } from "../actions";

export const metadata = linkMetadata(activation.title);

type Props = { params: Promise<{ token: string }> };

export default async function ActivateAccountPage({ params }: Props) {
  const { token } = await params;
  const link = await findLink(token, "activate_account");
  const problem = linkProblem(link);
  if (!link || problem)
    return (
      <DeadLinkPage code={problem?.code ?? "link_unknown"}>
        {link?.state === "expired" ? (
          <RenewLinkForm action={renew} token={token} />
        ) : (
          <ButtonLink href="/recuperar">{linkMessages.ask}</ButtonLink>
        )}
      </DeadLinkPage>
    );
  return (
    <FormPage title={activation.title} lead={activation.lead(link.email)}>
      <ResetPasswordForm action={choose} token={token} email={link.email} assess={assess} />
    </FormPage>
  );
}

import { findLink, linkProblem } from "@/accounts/links/find-link";
import { WayIn } from "@/app/_session/way-in";
import { linkMetadata } from "@/app/(links)/link-metadata";
import { DeadLinkPage } from "@/components/dead-link-page";
import { FormPage } from "@/components/form-page";
import { ButtonForm } from "@/components/forms/button-form";
import { RenewLinkForm } from "@/components/forms/renew-link-form";
import { ButtonLink } from "@/components/ui/button-link";
import { linkMessages, verification } from "@/messages/links";
import { renew, verify } from "../actions";

export const metadata = linkMetadata(verification.title);

type Props = { params: Promise<{ token: string }> };

/** Shows what the link would do; its button does it, because mail scanners open links but press no buttons. */
export default async function VerifyEmailPage({ params }: Props) {
  const { token } = await params;
  const link = await findLink(token, "verify_email");
  if (link?.account.emailVerifiedAt)
    return (
      <FormPage title={verification.done.title} lead={verification.done.lead(link.email)}>
        <WayIn />
      </FormPage>
    );
  const problem = linkProblem(link);
  if (!link || problem)
    return (
      <DeadLinkPage code={problem?.code ?? "link_unknown"}>
        {link ? (
          <RenewLinkForm action={renew} token={token} />
        ) : (
          <ButtonLink href="/verificar">{linkMessages.ask}</ButtonLink>
        )}
      </DeadLinkPage>
    );
  return (
    <FormPage title={verification.title} lead={verification.lead(link.email)}>
      <ButtonForm action={verify} token={token} submit={verification.submit} pendingLabel={verification.pending} />
    </FormPage>
  );
}

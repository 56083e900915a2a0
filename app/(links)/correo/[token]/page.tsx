import { findLink, linkProblem } from "@/accounts/links/find-link";
import { WayIn } from "@/app/_session/way-in";
import { linkMetadata } from "@/app/(links)/link-metadata";
import { DeadLinkPage } from "@/components/dead-link-page";
import { FormPage } from "@/components/form-page";
import { ButtonForm } from "@/components/forms/button-form";
import { ButtonLink } from "@/components/ui/button-link";
import { emailChange } from "@/messages/links";
import { confirm } from "../actions";

export const metadata = linkMetadata(emailChange.title);

type Props = { params: Promise<{ token: string }> };

export default async function ConfirmEmailPage({ params }: Props) {
  const { token } = await params;
  const link = await findLink(token, "change_email");
  if (link?.state === "used" && link.account.email === link.email)
    return (
      <FormPage title={emailChange.done.title} lead={emailChange.done.lead(link.email)}>
        <WayIn />
      </FormPage>
    );
  const problem = linkProblem(link);
  if (!link || problem)
    return (
      <DeadLinkPage code={problem?.code ?? "link_unknown"}>
        <ButtonLink href="/cuenta">{emailChange.again}</ButtonLink>
      </DeadLinkPage>
    );
  return (
    <FormPage title={emailChange.title} lead={emailChange.lead(link.email)}>
      <ButtonForm action={confirm} token={token} submit={emailChange.submit} pendingLabel={emailChange.pending} />
    </FormPage>
  );
}

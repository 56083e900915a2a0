import { findLink, linkProblem } from "@/accounts/links/find-link";
import { linkMetadata } from "@/app/(links)/link-metadata";
import { DeadLinkPage } from "@/components/dead-link-page";
import { FormPage } from "@/components/form-page";
import { ButtonForm } from "@/components/forms/button-form";
import { ButtonLink } from "@/components/ui/button-link";
import { faults } from "@/messages/faults";
import { disowning } from "@/messages/links";
import { disown } from "../actions";

export const metadata = linkMetadata(disowning.title);

type Props = { params: Promise<{ token: string }> };

export default async function DisownAccountPage({ params }: Props) {
  const { token } = await params;
  const link = await findLink(token, "disown_account");
  const problem = linkProblem(link);
  if (!link || problem)
    return (
      <DeadLinkPage code={problem?.code ?? "link_unknown"} lead={disowning.dead}>
        <ButtonLink href="/" look="quiet">
          {faults.notFound.action}
        </ButtonLink>
      </DeadLinkPage>
    );
  return (
    <FormPage title={disowning.title} lead={disowning.lead(link.email)}>
      <ButtonForm
        action={disown}
        token={token}
        submit={disowning.submit}
        pendingLabel={disowning.pending}
        look="danger"
      />
    </FormPage>
  );
}

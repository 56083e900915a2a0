import { findLink, linkProblem } from "@/accounts/links/find-link";
import { linkMetadata } from "@/app/(links)/link-metadata";
import { DeadLinkPage } from "@/components/dead-link-page";
import { FormPage } from "@/components/form-page";
import { ButtonForm } from "@/components/forms/button-form";
import { ButtonLink } from "@/components/ui/button-link";
import { emailUndo } from "@/messages/links";
import { undo } from "../../actions";

export const metadata = linkMetadata(emailUndo.title);

type Props = { params: Promise<{ token: string }> };

export default async function UndoEmailChangePage({ params }: Props) {
  const { token } = await params;
  const link = await findLink(token, "undo_email_change");
  if (link?.state === "used" && link.account.email === link.email)
    return (
      <FormPage title={emailUndo.done.title} lead={emailUndo.done.lead(link.email)}>
        {null}
      </FormPage>
    );
  const problem = linkProblem(link);
  if (!link || problem)
    return (
      <DeadLinkPage code={problem?.code ?? "link_unknown"} lead={emailUndo.dead}>
        <ButtonLink href="/recuperar" look="quiet">
          {emailUndo.recover}
        </ButtonLink>
      </DeadLinkPage>
    );
  return (
    <FormPage title={emailUndo.title} lead={emailUndo.lead(link.email)}>
      <ButtonForm
        action={undo}
        token={token}
        submit={emailUndo.submit}
        pendingLabel={emailUndo.pending}
        look="danger"
      />
    </FormPage>
  );
}

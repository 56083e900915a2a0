import { findLink, linkProblem } from "@/accounts/links/find-link";
import { linkMetadata } from "@/app/(links)/link-metadata";
import { DeadLinkPage } from "@/components/dead-link-page";
import { FormPage } from "@/components/form-page";
import { ButtonForm } from "@/components/forms/button-form";
import { objecting } from "@/messages/merging";
import { object } from "../../actions";

export const metadata = linkMetadata(objecting.title);

type Props = { params: Promise<{ token: string }> };

export default async function ObjectToMergePage({ params }: Props) {
  const { token } = await params;
  const link = await findLink(token, "object_merge");
  const problem = linkProblem(link);
  if (!link || problem)
    return (
      <DeadLinkPage code={problem?.code ?? "link_unknown"} lead={objecting.dead}>
        {null}
      </DeadLinkPage>
    );
  return (
    <FormPage title={objecting.title} lead={objecting.lead(link.email)}>
      <ButtonForm
        action={object}
        token={token}
        submit={objecting.submit}
        pendingLabel={objecting.pending}
        look="danger"
      />
    </FormPage>
  );
}

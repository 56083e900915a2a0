import { findLink, linkProblem } from "@/accounts/links/find-link";
import { DeadLinkPage } from "@/components/dead-link-page";
import { FormPage } from "@/components/form-page";
import { ButtonForm } from "@/components/forms/button-form";
import { ButtonLink } from "@/components/ui/button-link";
import { securing } from "@/messages/second-factor";
import { secure, undoFactor } from "./actions";

type Props = { token: string; purpose: "secure_account" | "undo_second_factor" };

/** Where «No fui yo» of a mail about a sign-in or a change leads. */
export async function SecurePage({ token, purpose }: Props) {
  const link = await findLink(token, purpose);
  const problem = linkProblem(link);
  if (!link || problem)
    return (
      <DeadLinkPage code={problem?.code ?? "link_unknown"} lead={securing.dead}>
        <ButtonLink href="/recuperar" look="quiet">
          {securing.recover}
        </ButtonLink>
      </DeadLinkPage>
    );
  const undoes = purpose === "undo_second_factor";
  return (
    <FormPage title={securing.title} lead={securing.lead(link.email)}>
      {undoes && <p className="mb-6">{securing.withFactor}</p>}
      <ButtonForm
        action={undoes ? undoFactor : secure}
        token={token}
        submit={securing.submit}
        pendingLabel={securing.pending}
        look="danger"
      />
    </FormPage>
  );
}

import type { Metadata } from "next";
import { owedTexts } from "@/accounts/legal/owed-texts";
import { askAbout } from "@/app/_session/asked-texts";
import { nextPath } from "@/app/_session/next-path";
import { requireSession } from "@/app/_session/require-session";
import { FormPage } from "@/components/form-page";
import { AgreementForm } from "@/components/forms/agreement-form";
import { ButtonLink } from "@/components/ui/button-link";
import { agreement } from "@/messages/legal";
import { accept } from "./actions";

export const metadata: Metadata = { title: agreement.title, robots: { index: false } };

type Props = { searchParams: Promise<{ next?: string }> };

/** After a sign-in: the texts that the person never answered, or that changed in an important way since. */
export default async function AgreementPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next, "/inicio");
  const { account } = await requireSession(`/acuerdo?next=${encodeURIComponent(next)}`);
  const owed = await owedTexts(account);
  const asked = askAbout(owed);
  if (!asked)
    return (
      <FormPage title={agreement.done.title} lead={agreement.done.text}>
        <ButtonLink href={next}>{agreement.done.go}</ButtonLink>
      </FormPage>
    );
  return (
    <FormPage title={agreement.title} lead={owed.some(({ before }) => before) ? agreement.again : agreement.first}>
      <AgreementForm action={accept} next={next} asked={asked} />
    </FormPage>
  );
}

import type { Metadata } from "next";
import { FormPage } from "@/components/form-page";
import { ButtonLink } from "@/components/ui/button-link";
import { activation, linkMessages } from "@/messages/links";

export const metadata: Metadata = { title: activation.done.title, robots: { index: false } };

export default function AccountActivatedPage() {
  return (
    <FormPage {...activation.done}>
      <ButtonLink href="/ingresar">{linkMessages.signIn}</ButtonLink>
    </FormPage>
  );
}

import type { Metadata } from "next";
import { FormPage } from "@/components/form-page";
import { ButtonLink } from "@/components/ui/button-link";
import { linkMessages, recovery } from "@/messages/links";

export const metadata: Metadata = { title: recovery.done.title, robots: { index: false } };

export default function PasswordChangedPage() {
  return (
    <FormPage {...recovery.done}>
      <ButtonLink href="/ingresar">{linkMessages.signIn}</ButtonLink>
    </FormPage>
  );
}

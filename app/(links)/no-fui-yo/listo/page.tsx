import type { Metadata } from "next";
import { FormPage } from "@/components/form-page";
import { ButtonLink } from "@/components/ui/button-link";
import { faults } from "@/messages/faults";
import { disowning } from "@/messages/links";

export const metadata: Metadata = { title: disowning.done.title, robots: { index: false } };

export default function AccountDisownedPage() {
  return (
    <FormPage {...disowning.done}>
      <ButtonLink href="/" look="quiet">
        {faults.notFound.action}
      </ButtonLink>
    </FormPage>
  );
}

import type { Metadata } from "next";
import { FormPage } from "@/components/form-page";
import { ButtonLink } from "@/components/ui/button-link";
import { accountClosed, accountMessages } from "@/messages/account";

export const metadata: Metadata = { title: accountClosed.title, robots: { index: false } };

export default function AccountClosedPage() {
  return (
    <FormPage title={accountClosed.title} lead={accountClosed.lead}>
      <ButtonLink href="/registro" look="quiet">
        {accountMessages.register.title}
      </ButtonLink>
    </FormPage>
  );
}

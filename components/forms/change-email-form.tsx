"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { PasswordField } from "@/components/ui/password-field";
import { accountForms } from "@/messages/account-forms";
import { helps, labels } from "@/messages/fields";
import { EmailField } from "./email-field";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { useServerForm } from "./use-server-form";

type Props = {
  action: FormAction;
  /** The current address and its state. */
  note: ReactNode;
  /** The label that opens the form. */
  open: string;
};

export function ChangeEmailForm({ action, note, open }: Props) {
  const { form, field, reply, pending } = useServerForm("changeEmail", action);
  return (
    <Fold look="row" title={labels.email} note={note} action={open} open={reply.status !== "idle"}>
      <Form {...form}>
        <EmailField {...field("email")} label={labels.newEmail} help={helps.newEmail} autoComplete="email" required />
        <PasswordField {...field("password")} label={labels.password} autoComplete="current-password" required />
        <Button pending={pending} pendingLabel={accountForms.changeEmail.pending}>
          {accountForms.changeEmail.submit}
        </Button>
      </Form>
    </Fold>
  );
}

"use client";

import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { PasswordField } from "@/components/ui/password-field";
import type { AssessPassword } from "@/components/ui/use-strength";
import { accountForms } from "@/messages/account-forms";
import { helps, labels } from "@/messages/fields";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { useServerForm } from "./use-server-form";
import { WhoseAccount } from "./whose-account";

type Props = {
  action: FormAction;
  email: string;
  note: string;
  /** The label that opens the form. */
  open: string;
  /** Open from the start, when the account owner was advised to choose another password. */
  advised: boolean;
  assess?: AssessPassword;
};

export function ChangePasswordForm({ action, email, note, open, advised, assess }: Props) {
  const { form, field, reply, pending } = useServerForm("changePassword", action);
  return (
    <Fold look="row" title={labels.password} note={note} action={open} open={advised || reply.status !== "idle"}>
      <Form {...form}>
        <WhoseAccount email={email} />
        <PasswordField
          {...field("currentPassword")}
          label={labels.currentPassword}
          autoComplete="current-password"
          required
        />
        <PasswordField
          {...field("newPassword")}
          label={labels.newPassword}
          help={helps.newPassword}
          autoComplete="new-password"
          assess={assess}
          required
        />
        <Button pending={pending} pendingLabel={accountForms.changePassword.pending}>
          {accountForms.changePassword.submit}
        </Button>
      </Form>
    </Fold>
  );
}

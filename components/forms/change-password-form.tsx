"use client";

import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import type { AssessPassword } from "@/components/ui/use-strength";
import { helps, labels } from "@/messages/fields";
import { forms } from "@/messages/forms";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { useServerForm } from "./use-server-form";
import { WhoseAccount } from "./whose-account";

type Props = { action: FormAction; email: string; assess?: AssessPassword };

export function ChangePasswordForm({ action, email, assess }: Props) {
  const { form, field, pending } = useServerForm("changePassword", action);
  return (
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
      <Button pending={pending} pendingLabel={forms.changePassword.pending}>
        {forms.changePassword.submit}
      </Button>
    </Form>
  );
}

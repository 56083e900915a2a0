"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { PasswordField } from "@/components/ui/password-field";
import type { AssessPassword } from "@/components/ui/use-strength";
import { entryForms } from "@/messages/entry-forms";
import { helps, labels } from "@/messages/fields";
import { recovery } from "@/messages/links";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { useServerForm } from "./use-server-form";
import { WhoseAccount } from "./whose-account";

type Props = {
  action: FormAction;
  /** The token of the mail's link. */
  token?: string;
  email?: string;
  assess?: AssessPassword;
  /** The account's address has never been verified. */
  mayStartAfresh?: boolean;
};

export function ResetPasswordForm({ action, token, email, assess, mayStartAfresh = false }: Props) {
  const { form, field, pending } = useServerForm("resetPassword", action);
  return (
    <Form {...form}>
      {token && <input type="hidden" name="token" value={token} />}
      {email && <WhoseAccount email={email} />}
      <PasswordField
        {...field("newPassword")}
        label={labels.newPassword}
        help={helps.newPassword}
        autoComplete="new-password"
        assess={assess}
        required
      />
      {mayStartAfresh && <Checkbox name="startAfresh" label={recovery.startAfresh} help={recovery.startAfreshHelp} />}
      <Button className="w-full" pending={pending} pendingLabel={entryForms.resetPassword.pending}>
        {entryForms.resetPassword.submit}
      </Button>
    </Form>
  );
}

"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Fold } from "@/components/ui/fold";
import { PasswordField } from "@/components/ui/password-field";
import { accountForms } from "@/messages/account-forms";
import { labels } from "@/messages/fields";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { useServerForm } from "./use-server-form";
import { WhoseAccount } from "./whose-account";

type Props = {
  action: FormAction;
  email: string;
  /** The label that opens the form. */
  open: string;
};

export function CloseAccountForm({ action, email, open }: Props) {
  const { form, field, reply, pending } = useServerForm("closeAccount", action);
  const { error } = field("confirm");
  return (
    <Fold look="row" title={open} open={reply.status !== "idle"}>
      <Form {...form}>
        <p className="max-w-reading">{accountForms.closeAccount.warning}</p>
        <WhoseAccount email={email} />
        <PasswordField {...field("password")} label={labels.password} autoComplete="current-password" required />
        <Checkbox name="confirm" label={accountForms.closeAccount.confirm} error={error} required />
        <Button look="danger" pending={pending} pendingLabel={accountForms.closeAccount.pending}>
          {accountForms.closeAccount.submit}
        </Button>
      </Form>
    </Fold>
  );
}

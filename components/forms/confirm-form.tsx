"use client";

import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { confirmIdentity } from "@/messages/confirm-identity";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { useServerForm } from "./use-server-form";
import { WhoseAccount } from "./whose-account";

type Props = { action: FormAction; next: string; email: string; label: string };

/** The caller's own password, once more; then on to `next`. */
export function ConfirmForm({ action, next, email, label }: Props) {
  const { form, field, pending } = useServerForm("confirm", action);
  return (
    <Form {...form}>
      <input type="hidden" name="next" value={next} />
      <WhoseAccount email={email} />
      <PasswordField {...field("password")} label={label} autoComplete="current-password" required />
      <Button className="w-full" pending={pending} pendingLabel={confirmIdentity.pending}>
        {confirmIdentity.submit}
      </Button>
    </Form>
  );
}

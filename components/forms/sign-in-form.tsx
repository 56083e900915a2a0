"use client";

import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextInput } from "@/components/ui/text-input";
import { entryForms } from "@/messages/entry-forms";
import { labels } from "@/messages/fields";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { TextLink } from "./text-link";
import { useServerForm } from "./use-server-form";

type Props = {
  action: FormAction;
  /** A path to go to afterwards; posted as `next` and checked again by the action. */
  next?: string;
  /** Filled in beforehand, as after a sign-up or from a printed slip. */
  email?: string;
};

export function SignInForm({ action, next, email }: Props) {
  const { form, field, pending } = useServerForm("signIn", action);
  return (
    <Form {...form}>
      {next && <input type="hidden" name="next" value={next} />}
      <TextInput
        {...field("email", email)}
        label={labels.email}
        type="email"
        autoComplete="username webauthn"
        required
      />
      <PasswordField {...field("password")} label={labels.password} autoComplete="current-password" required />
      <Button className="w-full" pending={pending} pendingLabel={entryForms.signIn.pending}>
        {entryForms.signIn.submit}
      </Button>
      <div className="flex flex-wrap justify-between gap-x-6">
        <TextLink href="/recuperar">{entryForms.signIn.forgot}</TextLink>
        <TextLink href="/registro">{entryForms.signIn.register}</TextLink>
      </div>
    </Form>
  );
}

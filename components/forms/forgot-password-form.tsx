"use client";

import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { entryForms } from "@/messages/entry-forms";
import { labels } from "@/messages/fields";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { TextLink } from "./text-link";
import { useServerForm } from "./use-server-form";

export function ForgotPasswordForm({ action, email }: { action: FormAction; email?: string }) {
  const { form, field, pending } = useServerForm("forgotPassword", action);
  return (
    <Form {...form}>
      <TextInput {...field("email", email)} label={labels.email} type="email" autoComplete="username" required />
      <Button className="w-full" pending={pending} pendingLabel={entryForms.forgotPassword.pending}>
        {entryForms.forgotPassword.submit}
      </Button>
      <p className="text-center">
        <TextLink href="/ingresar">{entryForms.forgotPassword.back}</TextLink>
      </p>
    </Form>
  );
}

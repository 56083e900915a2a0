"use client";

import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { secondStepPage } from "@/messages/second-factor";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { useServerForm } from "./use-server-form";

type Props = {
  action: FormAction;
  next: string;
  label: string;
  help: string;
  /** For a recovery code, which is no number. */
  recovery: boolean;
};

/** The code of the second step, and nothing else. */
export function CodeForm({ action, next, label, help, recovery }: Props) {
  const { form, field, pending } = useServerForm("code", action);
  return (
    <Form {...form}>
      <input type="hidden" name="next" value={next} />
      <TextInput
        {...field("code")}
        label={label}
        help={help}
        autoComplete={recovery ? "off" : "one-time-code"}
        inputMode={recovery ? "text" : "numeric"}
        autoCapitalize="none"
        spellCheck={false}
        className="font-mono text-lead"
        required
      />
      <Button className="w-full" pending={pending} pendingLabel={secondStepPage.pending}>
        {secondStepPage.submit}
      </Button>
    </Form>
  );
}

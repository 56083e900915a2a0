"use client";

import { Button } from "@/components/ui/button";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { useServerForm } from "./use-server-form";

type Props = {
  action: FormAction;
  /** The token of a mail's link. */
  token?: string;
  submit: string;
  pendingLabel: string;
  look?: "primary" | "quiet" | "danger";
};

/** A form that is one button, as on the pages that mails link to. On success the answer replaces the button. */
export function ButtonForm({ action, token, submit, pendingLabel, look = "primary" }: Props) {
  const { form, pending, reply } = useServerForm(token === undefined ? "button" : "link", action);
  return (
    <Form {...form}>
      {token !== undefined && <input type="hidden" name="token" value={token} />}
      {reply.status !== "done" && (
        <Button className={look === "quiet" ? "" : "w-full"} look={look} pending={pending} pendingLabel={pendingLabel}>
          {submit}
        </Button>
      )}
    </Form>
  );
}

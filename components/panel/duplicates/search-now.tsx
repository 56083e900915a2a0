"use client";

import { Form } from "@/components/forms/form";
import type { FormAction } from "@/components/forms/form-state";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { duplicatePage } from "@/messages/duplicates";
import { toastDone } from "../toast-done";

export function SearchNow({ action }: { action: FormAction }) {
  const { form, pending } = useServerForm("button", action, toastDone());
  const { now } = duplicatePage.pass;
  return (
    <Form {...form}>
      <Button look="quiet" pending={pending} pendingLabel={now}>
        {now}
      </Button>
    </Form>
  );
}

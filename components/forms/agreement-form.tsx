"use client";

import { Button } from "@/components/ui/button";
import { agreement } from "@/messages/legal";
import { AgreeBox, type Asked } from "./agree-box";
import { Form } from "./form";
import type { FormAction } from "./form-state";
import { TextLink } from "./text-link";
import { useServerForm } from "./use-server-form";

type Props = { action: FormAction; next: string; asked: Asked };

/** One box, and a way past it: what is asked here blocks nothing. */
export function AgreementForm({ action, next, asked }: Props) {
  const { form, pending } = useServerForm("agreement", action);
  return (
    <>
      <Form {...form}>
        <input type="hidden" name="next" value={next} />
        <AgreeBox {...asked} />
        <Button className="w-full" pending={pending} pendingLabel={agreement.pending}>
          {agreement.submit}
        </Button>
      </Form>
      <p className="mt-6 text-center">
        <TextLink href={next}>{agreement.later}</TextLink>
      </p>
      <p className="text-center text-muted">{agreement.laterNote}</p>
    </>
  );
}

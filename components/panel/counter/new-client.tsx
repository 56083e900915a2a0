"use client";

import { useState } from "react";
import type { Branch } from "@/accounts/branches/list-branches";
import type { FormState } from "@/components/forms/form-state";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { DoneIcon } from "@/components/ui/icons";
import { counter } from "@/messages/counter";
import { dropDraft } from "./draft";
import { NewClientForm } from "./new-client-form";
import type { SlipAction } from "./slip-facts";
import { useShowSlip } from "./slip-host";

type Props = {
  action: SlipAction;
  branches: Branch[];
  ownBranchId: number | null;
  country: string;
  employeeId: number;
  mailsLeave: boolean;
};

/** Registers one client after another: the form, then the slip, then an empty form. */
export function NewClient({ action, mailsLeave, ...form }: Props) {
  const show = useShowSlip();
  const [sent, setSent] = useState<{ email: string; id: string } | null>(null);

  /** Removes the password from the action's answer, so that React state does not keep it. */
  async function register(before: FormState, data: FormData): Promise<FormState> {
    const { slip, ...answer } = await action(before, data);
    const { email = "", id = "" } = answer.values;
    if (answer.status === "done") dropDraft();
    if (slip) show(slip);
    else if (answer.status === "done") setSent({ email, id });
    return answer;
  }

  if (sent) return <LinkSent {...sent} mailsLeave={mailsLeave} onDone={() => setSent(null)} />;
  return <NewClientForm action={register} {...form} />;
}

type LinkSentProps = { email: string; id: string; mailsLeave: boolean; onDone: () => void };

function LinkSent({ email, id, mailsLeave, onDone }: LinkSentProps) {
  const { title, text, notLeaving } = counter.linkSent;
  return (
    <section role="status" className="animate-appear">
      <DoneIcon className="size-12 text-success" />
      <h1 className="mt-4 text-page font-bold">{mailsLeave ? title : notLeaving.title}</h1>
      <p className="mt-3 max-w-reading text-lead text-muted">{mailsLeave ? text(email) : notLeaving.text}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        <Button type="button" onClick={onDone}>
          {counter.another}
        </Button>
        <ButtonLink look="quiet" href={`/panel/clientes/${id}`} prefetch={false}>
          {counter.openFile}
        </ButtonLink>
      </div>
    </section>
  );
}

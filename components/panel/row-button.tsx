"use client";

import { useState } from "react";
import { Form } from "@/components/forms/form";
import type { FormAction, FormState } from "@/components/forms/form-state";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { common } from "@/messages/common";
import { told } from "./told";

type Look = "primary" | "quiet" | "danger";
type Props = { action: FormAction; id: number; label: string; look?: Look };

/** A button that does one thing to one row, at once. */
export function RowButton({ action, id, label, look = "quiet" }: Props) {
  const { form, pending } = useServerForm("row", told(action));
  return (
    <Form {...form}>
      <input type="hidden" name="id" value={id} />
      <Button look={look} pending={pending} pendingLabel={label}>
        {label}
      </Button>
    </Form>
  );
}

type ConfirmProps = Props & { title: string; text: string; confirm: string };

/** A button that asks first, because it hurts. */
export function ConfirmButton({ label, title, look = "quiet", ...asked }: ConfirmProps) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button type="button" look={look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title}>
        {open && <Confirm {...asked} look={look} onEnd={() => setOpen(false)} />}
      </Dialog>
    </div>
  );
}

type AskedProps = Omit<ConfirmProps, "label" | "title"> & { onEnd: () => void };

function Confirm({ action, id, text, confirm, look, onEnd }: AskedProps) {
  const act = async (before: FormState, data: FormData) => {
    const answer = await told(action)(before, data);
    if (answer.status === "done") onEnd();
    return answer;
  };
  const { form, pending } = useServerForm("row", act);
  return (
    <Form {...form}>
      <p>{text}</p>
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-wrap gap-3">
        <Button look={look === "danger" ? "danger" : "primary"} pending={pending} pendingLabel={confirm}>
          {confirm}
        </Button>
        <Button type="button" look="quiet" onClick={onEnd}>
          {common.cancel}
        </Button>
      </div>
    </Form>
  );
}

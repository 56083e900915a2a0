"use client";

import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { common } from "@/messages/common";
import { DialogButton } from "./dialog-button";
import { toastDone } from "./toast-done";

type Look = "primary" | "quiet" | "danger";
type Props = { action: FormAction; id: number; label: string; look?: Look };

/** A button that acts on one row at once. */
export function RowButton({ action, id, label, look = "quiet" }: Props) {
  const { form, pending } = useServerForm("row", action, toastDone());
  return (
    <ProvenForm {...form}>
      <input type="hidden" name="id" value={id} />
      <Button look={look} pending={pending} pendingLabel={label}>
        {label}
      </Button>
    </ProvenForm>
  );
}

type ConfirmProps = Props & { title: string; text: string; confirm: string };

/** A button that asks for confirmation first. */
export function ConfirmButton({ label, title, look = "quiet", ...asked }: ConfirmProps) {
  return (
    <DialogButton label={label} look={look} title={title}>
      {(close) => <Confirm {...asked} look={look} onEnd={close} />}
    </DialogButton>
  );
}

type AskedProps = Omit<ConfirmProps, "label" | "title"> & { onEnd: () => void };

function Confirm({ action, id, text, confirm, look, onEnd }: AskedProps) {
  const { form, pending } = useServerForm("row", action, toastDone(onEnd));
  return (
    <ProvenForm {...form}>
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
    </ProvenForm>
  );
}

"use client";

import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { radar } from "@/messages/counter";
import { toastDone } from "../toast-done";

type Props = { action: FormAction; id: number; otherId: number; label?: string };

/** «No es la misma persona», of two accounts; with a label, what else is said of both. */
export function ApartButton({ action, id, otherId, label = radar.apart }: Props) {
  const { form, pending } = useServerForm("pair", action, toastDone());
  return (
    <ProvenForm {...form}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="otherId" value={otherId} />
      <Button look="quiet" pending={pending} pendingLabel={label}>
        {label}
      </Button>
    </ProvenForm>
  );
}

"use client";

import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { radar } from "@/messages/counter";
import { toastDone } from "../toast-done";

/** «No es la misma persona», of two accounts. */
export function ApartButton({ action, id, otherId }: { action: FormAction; id: number; otherId: number }) {
  const { form, pending } = useServerForm("pair", action, toastDone());
  return (
    <ProvenForm {...form}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="otherId" value={otherId} />
      <Button look="quiet" pending={pending} pendingLabel={radar.apart}>
        {radar.apart}
      </Button>
    </ProvenForm>
  );
}

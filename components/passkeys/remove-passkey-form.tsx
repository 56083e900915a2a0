"use client";

import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { passkeyPage } from "@/messages/passkeys";

export function RemovePasskeyForm({ action, id, name }: { action: FormAction; id: number; name: string }) {
  const { form, pending } = useServerForm("row", action);
  return (
    <ProvenForm {...form}>
      <input type="hidden" name="id" value={id} />
      <Button
        look="quiet"
        pending={pending}
        pendingLabel={passkeyPage.removing}
        aria-label={passkeyPage.removeOf(name)}
      >
        {passkeyPage.remove}
      </Button>
    </ProvenForm>
  );
}

"use client";

import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { factorPage } from "@/messages/second-factor";
import { RecoveryCodes } from "./recovery-codes";

export function BeginForm({ action }: { action: FormAction }) {
  const { form, pending } = useServerForm("button", action);
  const { begin } = factorPage;
  return (
    <ProvenForm {...form}>
      <div>
        <h2 className="text-section font-bold">{begin.title}</h2>
        <p className="mt-2">{begin.text}</p>
      </div>
      <Button className="w-full" pending={pending} pendingLabel={begin.pending}>
        {begin.submit}
      </Button>
    </ProvenForm>
  );
}

/** New recovery codes in place of the old ones. */
export function RenewCodesForm({ action, host }: { action: FormAction; host: string }) {
  const { form, pending, reply } = useServerForm("button", action);
  const { state } = factorPage;
  if (reply.codes) return <RecoveryCodes codes={reply.codes} host={host} />;
  return (
    <ProvenForm {...form}>
      <p>{state.renewText}</p>
      <Button look="quiet" pending={pending} pendingLabel={state.renewing}>
        {state.renew}
      </Button>
    </ProvenForm>
  );
}

export function RemoveFactorForm({ action }: { action: FormAction }) {
  const { form, pending } = useServerForm("button", action);
  const { state } = factorPage;
  return (
    <ProvenForm {...form}>
      <p>{state.removeText}</p>
      <Button look="danger" pending={pending} pendingLabel={state.removing}>
        {state.remove}
      </Button>
    </ProvenForm>
  );
}

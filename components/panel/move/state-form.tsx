"use client";

import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { movePage } from "@/messages/move";
import { toastDone } from "../toast-done";

const STATES = ["watch", "follow", "lead", "alone"] as const;

type Props = { action: FormAction; contract: string; state: (typeof STATES)[number] };

/** Puts one contract's move into another state. */
export function StateForm({ action, contract, state }: Props) {
  const { form, field, pending } = useServerForm("move", action, toastDone());
  return (
    <div className="max-w-form">
      <ProvenForm {...form}>
        <input type="hidden" name="contract" value={contract} />
        <Select {...field("state", state)} label={movePage.state}>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {movePage.states[one].choice}
            </option>
          ))}
        </Select>
        <Button pending={pending} pendingLabel={movePage.changing}>
          {movePage.change}
        </Button>
      </ProvenForm>
    </div>
  );
}

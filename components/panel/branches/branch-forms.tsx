"use client";

import { useState } from "react";
import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { branchPage } from "@/messages/team";
import { DialogButton } from "../dialog-button";
import { toastDone } from "../toast-done";

/** Opens a branch; the form is cleared afterwards. */
export function NewBranchForm({ action }: { action: FormAction }) {
  const [round, setRound] = useState(0);
  return <NameForm key={round} action={action} onEnd={() => setRound(round + 1)} />;
}

type RenameProps = { action: FormAction; id: number; name: string };

export function RenameButton({ action, id, name }: RenameProps) {
  return (
    <DialogButton label={branchPage.rename} look="quiet" title={branchPage.renameTitle(name)}>
      {(close) => <NameForm action={action} id={id} name={name} onEnd={close} />}
    </DialogButton>
  );
}

type NameProps = { action: FormAction; id?: number; name?: string; onEnd: () => void };

function NameForm({ action, id, name = "", onEnd }: NameProps) {
  const { form, field, pending } = useServerForm("branch", action, toastDone(onEnd));
  return (
    <ProvenForm {...form}>
      <input type="hidden" name="id" value={id ?? ""} />
      <TextInput {...field("name", name)} label={branchPage.name} autoComplete="off" required />
      <Button pending={pending} pendingLabel={id ? branchPage.saving : branchPage.adding}>
        {id ? branchPage.save : branchPage.add}
      </Button>
    </ProvenForm>
  );
}

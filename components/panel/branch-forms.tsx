"use client";

import { useState } from "react";
import { Form } from "@/components/forms/form";
import type { FormAction, FormState } from "@/components/forms/form-state";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import { branchPage } from "@/messages/team";
import { told } from "./told";

/** Opens a branch; empty again once it is open. */
export function NewBranchForm({ action }: { action: FormAction }) {
  const [round, setRound] = useState(0);
  return <NameForm key={round} action={action} onEnd={() => setRound(round + 1)} />;
}

type RenameProps = { action: FormAction; id: number; name: string };

export function RenameButton({ action, id, name }: RenameProps) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button type="button" look="quiet" onClick={() => setOpen(true)}>
        {branchPage.rename}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={branchPage.renameTitle(name)}>
        {open && <NameForm action={action} id={id} name={name} onEnd={() => setOpen(false)} />}
      </Dialog>
    </div>
  );
}

type NameProps = { action: FormAction; id?: number; name?: string; onEnd: () => void };

function NameForm({ action, id, name = "", onEnd }: NameProps) {
  const act = async (before: FormState, data: FormData) => {
    const answer = await told(action)(before, data);
    if (answer.status === "done") onEnd();
    return answer;
  };
  const { form, field, pending } = useServerForm("branch", act);
  return (
    <Form {...form}>
      <input type="hidden" name="id" value={id ?? ""} />
      <TextInput {...field("name", name)} label={branchPage.name} autoComplete="off" required />
      <Button pending={pending} pendingLabel={id ? branchPage.saving : branchPage.adding}>
        {id ? branchPage.save : branchPage.add}
      </Button>
    </Form>
  );
}

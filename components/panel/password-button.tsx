"use client";

import { Form } from "@/components/forms/form";
import type { FormAction } from "@/components/forms/form-state";
import { useServerForm } from "@/components/forms/use-server-form";
import { WhoseAccount } from "@/components/forms/whose-account";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { common } from "@/messages/common";
import { invitation } from "@/messages/team";
import { DialogButton } from "./dialog-button";
import { withToast } from "./with-toast";

type Props = {
  form: "approve";
  action: FormAction;
  id: number;
  label: string;
  title: string;
  text: string;
  email: string;
};

/** A button for an act that needs the caller's password: it asks for it in a dialog. */
export function PasswordButton({ label, title, ...asked }: Props) {
  return (
    <DialogButton label={label} title={title}>
      {(close) => <Ask {...asked} label={label} onEnd={close} />}
    </DialogButton>
  );
}

function Ask({ form: name, action, id, label, text, email, onEnd }: Omit<Props, "title"> & { onEnd: () => void }) {
  const { form, field, pending } = useServerForm(name, withToast(action, onEnd));
  return (
    <Form {...form}>
      <p>{text}</p>
      <input type="hidden" name="id" value={id} />
      <WhoseAccount email={email} />
      <PasswordField {...field("password")} label={invitation.yourPassword} autoComplete="current-password" required />
      <div className="flex flex-wrap gap-3">
        <Button pending={pending} pendingLabel={label}>
          {label}
        </Button>
        <Button type="button" look="quiet" onClick={onEnd}>
          {common.cancel}
        </Button>
      </div>
    </Form>
  );
}

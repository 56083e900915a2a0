"use client";

import { type ReactNode, useState } from "react";
import { PasskeyProof } from "@/components/passkeys/passkey-proof";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PasswordField } from "@/components/ui/password-field";
import { common } from "@/messages/common";
import { confirmIdentity } from "@/messages/confirm-identity";
import { proofField } from "./form-state";
import { WhoseAccount } from "./whose-account";

type Props = {
  email: string;
  /** A code of their app does as well. */
  orCode: boolean;
  /** What the browser needs to ask for one of their passkeys, which does too. */
  passkey: string | undefined;
  error: string | undefined;
  pending: boolean;
  /** Without scripts there is no dialog: the question stands in the form. */
  inline: boolean;
  onCancel: () => void;
};

/** Asks for the sender's own password, inside the form that waits for it. */
export function ConfirmIdentity({ inline, onCancel, ...asked }: Props) {
  if (inline)
    return (
      <section className="space-y-6 rounded-card border border-control bg-surface p-5">
        <h2 className="text-lead font-bold">{confirmIdentity.title}</h2>
        <Question {...asked} />
      </section>
    );
  return (
    <Dialog open title={confirmIdentity.title} onClose={onCancel}>
      <Question {...asked}>
        <Button type="button" look="quiet" onClick={onCancel}>
          {common.cancel}
        </Button>
      </Question>
    </Dialog>
  );
}

type QuestionProps = Omit<Props, "inline" | "onCancel"> & { children?: ReactNode };

function Question({ email, orCode, passkey, error, pending, children }: QuestionProps) {
  const [signed, setSigned] = useState<string | null>(null);
  const { submit, pending: waiting } = confirmIdentity;
  const { text, label } = orCode ? confirmIdentity.withCode : confirmIdentity.withPassword;
  return (
    <div data-proof className="space-y-6">
      <p>{text}</p>
      <WhoseAccount email={email} />
      <PasswordField
        name={proofField}
        label={label}
        error={error}
        autoComplete="current-password"
        required
        disabled={signed !== null}
      />
      <div className="flex flex-wrap gap-3">
        <Button pending={pending} pendingLabel={waiting}>
          {submit}
        </Button>
        {children}
      </div>
      {passkey && <PasskeyProof key={passkey} options={passkey} signed={signed} onSigned={setSigned} />}
    </div>
  );
}

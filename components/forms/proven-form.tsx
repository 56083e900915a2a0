import type { ComponentProps } from "react";
import { ConfirmIdentity } from "./confirm-identity";
import { Form } from "./form";
import { proofField } from "./form-state";

/** A form whose act may ask for a recent proof of who is there. Apart from `Form`, which every visitor downloads. */
export function ProvenForm(form: ComponentProps<typeof Form>) {
  const { reply, errors, pending, inline, dismiss } = form;
  const question = reply.status === "confirm" && (
    <ConfirmIdentity
      email={reply.whose ?? ""}
      orCode={reply.orCode ?? false}
      passkey={reply.passkey}
      error={errors[proofField]}
      pending={pending}
      inline={inline}
      onCancel={dismiss}
    />
  );
  return <Form {...form} question={question} />;
}

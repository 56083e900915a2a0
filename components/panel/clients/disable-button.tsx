import type { FormAction } from "@/components/forms/form-state";
import { clientPage } from "@/messages/clients";
import { ConfirmButton } from "../row-button";

/** Disables an account, after asking. */
export function DisableButton({ action, id }: { action: FormAction; id: number }) {
  const { button, title, text, confirm } = clientPage.disable;
  return (
    <ConfirmButton action={action} id={id} look="danger" label={button} title={title} text={text} confirm={confirm} />
  );
}

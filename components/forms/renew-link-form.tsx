import { linkMessages } from "@/messages/links";
import { ButtonForm } from "./button-form";
import type { FormAction } from "./form-state";

/** Sends another link to the address that the link with this token was sent to. */
export function RenewLinkForm({ action, token }: { action: FormAction; token: string }) {
  const { submit, pending } = linkMessages.renew;
  return <ButtonForm action={action} token={token} submit={submit} pendingLabel={pending} />;
}

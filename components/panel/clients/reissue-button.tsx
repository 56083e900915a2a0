"use client";

import type { FormState } from "@/components/forms/form-state";
import { clientPage } from "@/messages/clients";
import type { SlipAction } from "../counter/slip-facts";
import { useShowSlip } from "../counter/slip-host";
import { ConfirmButton } from "../row-button";

type Props = { action: SlipAction; id: number; byLink: boolean };

/** Asks, then shows the new password in place of the page, or says where the link went. */
export function ReissueButton({ action, id, byLink }: Props) {
  const show = useShowSlip();
  const { button, ...words } = byLink ? clientPage.sendLink : clientPage.reissue;
  async function reissue(before: FormState, data: FormData): Promise<FormState> {
    const { slip, ...answer } = await action(before, data);
    if (slip) show(slip);
    return answer;
  }
  return <ConfirmButton action={reissue} id={id} label={button} {...words} />;
}

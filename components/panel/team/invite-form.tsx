"use client";

import type { Branch } from "@/accounts/branches/list-branches";
import { EmailField } from "@/components/forms/email-field";
import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { labels } from "@/messages/fields";
import { invitation } from "@/messages/team";
import { BranchSelect } from "../branches/branch-select";
import { ChoiceCards } from "../counter/choice-cards";

type Props = { action: FormAction; branches: Branch[] };

export function InviteForm({ action, branches }: Props) {
  const { form, field, pending } = useServerForm("invite", action);
  return (
    <ProvenForm {...form}>
      <EmailField {...field("email")} label={labels.email} autoComplete="off" required />
      <TextInput {...field("givenNames")} label={labels.givenNames} autoComplete="off" required />
      <TextInput {...field("surnames")} label={labels.surnames} autoComplete="off" required />
      <ChoiceCards name="role" legend={invitation.role} choices={invitation.roles} />
      <TextInput {...field("jobTitle")} label={invitation.jobTitle} autoComplete="off" optional />
      <BranchSelect field={field("branchId", String(branches[0]?.id ?? ""))} branches={branches} />
      <Button className="w-full" pending={pending} pendingLabel={invitation.pending}>
        {invitation.submit}
      </Button>
    </ProvenForm>
  );
}

"use client";

import type { Role } from "@/accounts/account";
import type { Branch } from "@/accounts/branches/list-branches";
import type { FormAction, Values } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { PhoneField } from "@/components/ui/phone-field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { labels } from "@/messages/fields";
import { panel } from "@/messages/panel";
import { invitation, member } from "@/messages/team";
import { BranchSelect } from "../branches/branch-select";

type MemberProps = {
  action: FormAction;
  id: number;
  branches: Branch[];
  values: Values;
  /** The telephone's country where there is none yet. */
  country: string;
};

/** The branch and job title of a member of staff. */
export function MemberForm({ action, id, branches, values, country }: MemberProps) {
  const { form, field, pending } = useServerForm("editStaff", action);
  return (
    <ProvenForm {...form}>
      <input type="hidden" name="id" value={id} />
      <TextInput {...field("givenNames", values.givenNames)} label={labels.givenNames} autoComplete="off" required />
      <TextInput {...field("surnames", values.surnames)} label={labels.surnames} autoComplete="off" />
      <PhoneField {...field("phone", values.phone)} label={labels.phone} defaultCountry={country} />
      <TextInput {...field("jobTitle", values.jobTitle)} label={invitation.jobTitle} autoComplete="off" />
      <BranchSelect field={field("branchId", values.branchId)} branches={branches} />
      <Button pending={pending} pendingLabel={member.saving}>
        {member.save}
      </Button>
    </ProvenForm>
  );
}

type RoleProps = { action: FormAction; id: number; role: Role };

const ROLES = ["client", "employee", "admin"] as const;

/** Another role for an account. */
export function RoleForm({ action, id, role }: RoleProps) {
  const { form, field, pending } = useServerForm("changeRole", action);
  return (
    <ProvenForm {...form}>
      <p>{member.roleHere(panel.roles[role])}</p>
      <input type="hidden" name="id" value={id} />
      <Select
        {...field(
          "role",
          ROLES.find((one) => one !== role),
        )}
        label={member.newRole}
      >
        {ROLES.filter((one) => one !== role).map((one) => (
          <option key={one} value={one}>
            {panel.roles[one]}
          </option>
        ))}
      </Select>
      <Button look="quiet" pending={pending} pendingLabel={member.changing}>
        {member.changeRole}
      </Button>
    </ProvenForm>
  );
}

"use client";

import { useEffect, useRef } from "react";
import type { Branch } from "@/accounts/branches/list-branches";
import { documentTypesWith } from "@/components/forms/detail-fields";
import { EmailField } from "@/components/forms/email-field";
import type { FormAction, Values } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { TextLink } from "@/components/forms/text-link";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { PhoneField } from "@/components/ui/phone-field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { toast } from "@/components/ui/toast";
import { clientEdit } from "@/messages/clients";
import { choices, labels } from "@/messages/fields";
import { BranchSelect } from "../branches/branch-select";
import { fillMissing } from "../counter/fill-missing";

type Props = {
  action: FormAction;
  id: number;
  branches: Branch[];
  values: Values;
  /** What another address means for this client. */
  emailHelp: string;
  /** The telephone's country where there is none yet. */
  country: string;
  /** Who fills it in. */
  employeeId: number;
};

export function EditClientForm({ action, id, branches, values, emailHelp, country, employeeId }: Props) {
  const top = useRef<HTMLInputElement>(null);
  const { form, field, pending } = useServerForm("editClient", action);
  const of = (name: keyof typeof labels) => ({
    ...field(name, values[name]),
    label: labels[name],
    autoComplete: "off",
  });
  useEffect(() => {
    if (top.current?.form && fillMissing(top.current.form, employeeId)) toast(clientEdit.filledIn);
  }, [employeeId]);
  return (
    <ProvenForm {...form}>
      <input ref={top} type="hidden" name="id" value={id} />
      <TextInput {...of("givenNames")} required />
      <TextInput {...of("surnames")} />
      <EmailField {...of("email")} help={emailHelp} required />
      <PhoneField {...field("phone", values.phone)} label={labels.phone} defaultCountry={country} />
      <div className="grid gap-x-3 gap-y-6 sm:grid-cols-2">
        <Select {...of("documentType")}>
          <option value="">{choices.choose}</option>
          {documentTypesWith(values.documentType).map((type) => (
            <option key={type}>{type}</option>
          ))}
        </Select>
        <TextInput {...of("documentNumber")} autoCapitalize="characters" spellCheck={false} />
      </div>
      <DateField {...field("birthDate", values.birthDate)} label={labels.birthDate} />
      <TextInput {...of("address")} />
      <BranchSelect field={field("branchId", values.branchId)} branches={branches} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button pending={pending} pendingLabel={clientEdit.pending}>
          {clientEdit.submit}
        </Button>
        <TextLink href={`/panel/clientes/${id}`} prefetch={false}>
          {clientEdit.cancel}
        </TextLink>
      </div>
    </ProvenForm>
  );
}

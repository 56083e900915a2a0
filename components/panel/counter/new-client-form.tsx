"use client";

import { type ChangeEvent, useEffect, useRef } from "react";
import type { Branch } from "@/accounts/branches/list-branches";
import { Form } from "@/components/forms/form";
import type { FormAction } from "@/components/forms/form-state";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { PageHeader } from "@/components/ui/page-header";
import { PhoneField } from "@/components/ui/phone-field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { counter } from "@/messages/counter";
import { documentTypes, labels } from "@/messages/fields";
import { BranchSelect } from "../branches/branch-select";
import { ChoiceCards } from "./choice-cards";
import { Radar } from "./radar";
import { recall, remember } from "./remembered";
import { useRadar } from "./use-radar";

type Props = {
  action: FormAction;
  branches: Branch[];
  ownBranchId: number | null;
  /** The telephone's preselected country. */
  country: string;
};

/** The fields that the next client probably shares with this one. */
const HABITS = ["phone-prefix", "documentType"];

const selectIn = (element: HTMLElement | null, name: string) =>
  element?.querySelector<HTMLSelectElement>(`select[name=${name}]`);

function keepHabit({ target }: ChangeEvent<HTMLElement>) {
  if (target instanceof HTMLSelectElement && HABITS.includes(target.name)) remember(target.name, target.value);
}

/** The new client's form, with possible duplicates beside it. */
export function NewClientForm({ action, branches, ownBranchId, country }: Props) {
  const { form, field, pending } = useServerForm("newClient", action);
  const { state, onInput } = useRadar();
  const top = useRef<HTMLDivElement>(null);

  useEffect(() => {
    for (const name of HABITS) {
      const [select, kept] = [selectIn(top.current, name), recall(name)];
      if (select && kept && [...select.options].some(({ value }) => value === kept)) select.value = kept;
    }
    if (matchMedia("(pointer: fine)").matches) top.current?.querySelector<HTMLInputElement>("[name=email]")?.focus();
  }, []);

  return (
    <>
      <PageHeader title={counter.title} lead={counter.lead} />
      <noscript>
        <p className="mb-6 font-semibold text-danger">{counter.needsScripts}</p>
      </noscript>
      <Form {...form}>
        <div ref={top} className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,480px)_minmax(0,1fr)]">
          <fieldset onInput={onInput} onChange={keepHabit} className="min-w-0 space-y-6">
            <legend className="sr-only">{counter.who}</legend>
            <TextInput {...field("email")} label={labels.email} type="email" autoComplete="off" required />
            <div className="grid gap-6 sm:grid-cols-2 sm:gap-3">
              <TextInput {...field("givenNames")} label={labels.givenNames} autoComplete="off" required />
              <TextInput {...field("surnames")} label={labels.surnames} autoComplete="off" required />
            </div>
            <div className="grid grid-cols-[8rem_minmax(0,1fr)] items-end gap-3">
              <Select {...field("documentType")} label={counter.documentType}>
                {documentTypes.map((type) => (
                  <option key={type}>{type}</option>
                ))}
              </Select>
              <TextInput
                {...field("documentNumber")}
                label={counter.documentNumber}
                optional
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
              />
            </div>
            <PhoneField {...field("phone")} label={labels.phone} defaultCountry={country} required />
          </fieldset>
          <div className="lg:sticky lg:top-4 lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <Radar state={state} />
          </div>
          <fieldset className="min-w-0 space-y-6">
            <legend className="sr-only">{counter.rest}</legend>
            <DateField {...field("birthDate")} label={labels.birthDate} />
            <BranchSelect field={field("branchId", String(ownBranchId ?? ""))} branches={branches} />
            <ChoiceCards name="delivery" legend={counter.delivery} choices={counter.deliveries} />
            <Button className="w-full" pending={pending} pendingLabel={counter.pending}>
              {counter.submit}
            </Button>
          </fieldset>
        </div>
      </Form>
    </>
  );
}

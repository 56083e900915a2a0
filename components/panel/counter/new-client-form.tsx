"use client";

import { type ChangeEvent, useEffect, useRef } from "react";
import type { Branch } from "@/accounts/branches/list-branches";
import { EmailField } from "@/components/forms/email-field";
import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
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
import { giveTyped } from "../shell/typed-ahead";
import { ChoiceCards } from "./choice-cards";
import { DraftNote } from "./draft-note";
import { asksReason } from "./look-up";
import { Radar, RadarLine } from "./radar";
import { recall, remember } from "./remembered";
import { useDraft } from "./use-draft";
import { useRadar } from "./use-radar";

type Props = {
  action: FormAction;
  branches: Branch[];
  ownBranchId: number | null;
  /** The telephone's preselected country. */
  country: string;
  /** Who fills it in: the draft is theirs alone. */
  employeeId: number;
};

/** The fields that the next client probably shares with this one. */
const HABITS = ["phone-prefix", "documentType"];

const selectIn = (element: HTMLElement | null, name: string) =>
  element?.querySelector<HTMLSelectElement>(`select[name=${name}]`);

function keepHabit({ target }: ChangeEvent<HTMLElement>) {
  if (target instanceof HTMLSelectElement && HABITS.includes(target.name)) remember(target.name, target.value);
}

/** The new client's form, with possible duplicates beside it. */
export function NewClientForm({ action, branches, ownBranchId, country, employeeId }: Props) {
  const { form, field, errors, pending } = useServerForm("newClient", action);
  const { state, all, onInput, apart, tellApart } = useRadar();
  const top = useRef<HTMLDivElement>(null);

  useEffect(() => {
    for (const name of HABITS) {
      const [select, kept] = [selectIn(top.current, name), recall(name)];
      if (select && kept && [...select.options].some(({ value }) => value === kept)) select.value = kept;
    }
    const email = top.current?.querySelector<HTMLInputElement>("[name=email]");
    if (!giveTyped("/panel/clientes/nuevo", email) && matchMedia("(pointer: fine)").matches) email?.focus();
  }, []);
  // After the habits: what was typed wins over them.
  const draft = useDraft(top, employeeId);

  return (
    <>
      <PageHeader title={counter.title} lead={<DraftNote restored={draft.restored} onDiscard={draft.discard} />} />
      <noscript>
        <p className="mb-6 font-semibold text-danger">{counter.needsScripts}</p>
      </noscript>
      <ProvenForm {...form}>
        <div ref={top} className="grid items-start gap-x-8 gap-y-10 lg:grid-cols-[minmax(0,480px)_minmax(0,1fr)]">
          {/* One column of its own: nothing in it moves while the radar grows. */}
          <div onInput={draft.onInput} className="min-w-0 space-y-6">
            <fieldset onInput={onInput} onChange={keepHabit} className="min-w-0 space-y-6">
              <legend className="sr-only">{counter.who}</legend>
              <EmailField {...field("email")} label={labels.email} autoComplete="off" required />
              <div className="grid gap-6 sm:grid-cols-2 sm:gap-3">
                <TextInput {...field("givenNames")} label={labels.givenNames} autoComplete="off" required />
                <TextInput {...field("surnames")} label={labels.surnames} autoComplete="off" required />
              </div>
              <div className="grid grid-cols-[9.75rem_minmax(0,1fr)] items-end gap-3">
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
            <RadarLine state={state} />
            <fieldset className="min-w-0 space-y-6">
              <legend className="sr-only">{counter.rest}</legend>
              <div onInput={onInput}>
                <DateField {...field("birthDate")} label={labels.birthDate} />
              </div>
              <BranchSelect field={field("branchId", String(ownBranchId ?? ""))} branches={branches} />
              <input type="hidden" name="apart" value={apart.join(" ")} readOnly />
              <ChoiceCards name="delivery" legend={counter.delivery} choices={counter.deliveries} />
              <Button className="w-full" pending={pending} pendingLabel={counter.pending}>
                {counter.submit}
              </Button>
            </fieldset>
          </div>
          <div className="lg:sticky lg:top-4">
            <Radar
              state={state}
              onApart={tellApart}
              reason={
                (all.some(asksReason) || errors.reason) && (
                  <TextInput {...field("reason")} label={counter.reason} help={counter.reasonHelp} autoComplete="off" />
                )
              }
            />
          </div>
        </div>
      </ProvenForm>
    </>
  );
}

"use client";

import type { MergeField } from "@/accounts/merging/merge-fields";
import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { TextLink } from "@/components/forms/text-link";
import { useServerForm } from "@/components/forms/use-server-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextInput } from "@/components/ui/text-input";
import { merging } from "@/messages/merging";
import type { Side } from "./side";
import { SameValue, SideChoice, suggestedNote } from "./side-rows";

type Props = {
  action: FormAction;
  sides: readonly [Side, Side];
  suggestedId: number;
  /** What does not agree, in words, for those who may merge nevertheless. */
  contradiction: string | null;
  children: React.ReactNode;
};

const FIELDS = Object.entries(merging.fields) as [MergeField, string][];

/** Two accounts, field by field, and which of them stays. */
export function MergeForm({ action, sides, suggestedId, contradiction, children }: Props) {
  const { form, field, pending } = useServerForm("merge", action);
  const [first, second] = sides;
  const other = suggestedId === first.id ? second : first;
  const kept = suggestedId === first.id ? first : second;
  const known = FIELDS.filter(([name]) => first.values[name] || second.values[name]);
  return (
    <ProvenForm {...form}>
      <input type="hidden" name="id" value={first.id} />
      <input type="hidden" name="otherId" value={second.id} />
      <SideChoice
        legend={merging.keep}
        help={merging.keepHelp}
        name="keepId"
        options={sides.map(({ id, name }) => ({ id, text: name, note: suggestedNote(id, suggestedId) }))}
        chosen={field("keepId", String(suggestedId)).defaultValue}
      />
      {children}
      <h2 className="pt-4 text-section font-bold">{merging.choose}</h2>
      {known.map(([name, label]) =>
        first.values[name] === second.values[name] ? (
          <SameValue key={name} label={label} value={first.values[name]} />
        ) : (
          <SideChoice
            key={name}
            legend={label}
            name={name}
            options={sides.map(({ id, values }) => ({ id, text: values[name] }))}
            chosen={field(name, String((kept.values[name] ? kept : other).id)).defaultValue}
          />
        ),
      )}
      {contradiction && (
        <Alert tone="warn">
          <p>{contradiction}</p>
          <Checkbox name="despite" label={merging.despite} error={form.errors.despite} />
        </Alert>
      )}
      <TextInput {...field("reason")} label={merging.reason} help={merging.reasonHelp} autoComplete="off" required />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button pending={pending} pendingLabel={merging.pending}>
          {merging.submit}
        </Button>
        <TextLink href={`/panel/clientes/${first.id}`} prefetch={false}>
          {merging.cancel}
        </TextLink>
      </div>
    </ProvenForm>
  );
}

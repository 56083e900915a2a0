"use client";

import type { ImportOptions } from "@/accounts/imports/import-options";
import { IMPORT_FIELDS, type Mapping } from "@/accounts/imports/row/import-field";
import { Form } from "@/components/forms/form";
import type { FormAction } from "@/components/forms/form-state";
import { columnField, roleField } from "@/components/forms/import-rule";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { fieldLabels, importPage } from "@/messages/import-page";
import { panel } from "@/messages/panel";

type Props = {
  action: FormAction;
  id: number;
  headers: string[];
  mapping: Mapping;
  options: ImportOptions;
  source: string;
  /** The first rows of the file. */
  samples: string[][];
  /** What the role column says besides clients. */
  words: string[];
  mailsLeave: boolean;
};

/** Says what each column is, and what is to happen with the people who are here already. */
export function MappingForm({ action, id, headers, mapping, options, source, samples, words, mailsLeave }: Props) {
  const { form, field, pending } = useServerForm("importMeaning", action);
  const { columns, choices } = importPage.mapping;
  return (
    <Form {...form}>
      <input type="hidden" name="id" value={id} />
      <fieldset className="grid gap-6 sm:grid-cols-2">
        <legend className="mb-4 text-lead font-semibold">{columns}</legend>
        {columnsOf(headers).map(({ name, header, column }) => (
          <Select
            key={name}
            {...field(name, mapping[column] ?? "")}
            label={header || importPage.mapping.unnamed(column + 1)}
            help={sampleOf(samples, column)}
          >
            <option value="">{importPage.mapping.unused}</option>
            {IMPORT_FIELDS.map((name) => (
              <option key={name} value={name}>
                {fieldLabels[name]}
              </option>
            ))}
          </Select>
        ))}
      </fieldset>
      {words.length > 0 && (
        <fieldset className="grid gap-6 sm:grid-cols-2">
          <legend className="mb-4 text-lead font-semibold">{importPage.mapping.roles}</legend>
          {words.map((word) => (
            <Select key={word} {...field(roleField(word), options.roles[word] ?? "")} label={`«${word}»`}>
              <option value="">{importPage.mapping.noRole}</option>
              {(["client", "employee", "admin"] as const).map((role) => (
                <option key={role} value={role}>
                  {panel.roles[role]}
                </option>
              ))}
            </Select>
          ))}
        </fieldset>
      )}
      <fieldset className="grid gap-6 sm:grid-cols-2">
        <legend className="mb-4 text-lead font-semibold">{importPage.mapping.what}</legend>
        <Select {...field("existing", options.existing)} label={choices.existing}>
          <option value="omit">{choices.omit}</option>
          <option value="complete">{choices.complete}</option>
        </Select>
        <Select {...field("similar", options.similar)} label={choices.similar}>
          <option value="create">{choices.create}</option>
          <option value="omit">{choices.omitRow}</option>
        </Select>
        <TextInput {...field("source", source)} label={importPage.upload.source} help={importPage.upload.sourceHelp} />
        <TextInput
          {...field("documentDigits", options.documentDigits ? String(options.documentDigits) : "")}
          label={choices.digits}
          help={choices.digitsHelp}
          inputMode="numeric"
          optional
        />
      </fieldset>
      <Checkbox
        name="mail"
        label={choices.mail}
        help={mailsLeave ? choices.mailHelp : choices.mailsStay}
        error={undefined}
        defaultChecked={options.mail}
      />
      <Button pending={pending} pendingLabel={importPage.mapping.checking}>
        {importPage.mapping.check}
      </Button>
    </Form>
  );
}

/** Headers may repeat: a column is known by its place. */
const columnsOf = (headers: string[]) =>
  headers.map((header, column) => ({ name: columnField(column), header, column }));

function sampleOf(samples: string[][], column: number): string | undefined {
  const given = samples.map((cells) => cells[column]?.trim() ?? "").filter(Boolean);
  const [first] = given;
  if (!first) return undefined;
  return importPage.mapping.sample(first.length > 40 ? `${first.slice(0, 40)}…` : first);
}

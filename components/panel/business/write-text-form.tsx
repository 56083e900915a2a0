"use client";

import { useState } from "react";
import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useLeaveGuard } from "@/components/forms/use-leave-guard";
import { useServerForm } from "@/components/forms/use-server-form";
import { RenderedText } from "@/components/legal/render-text";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { controlClass } from "@/components/ui/text-input";
import { legalPage as words } from "@/messages/legal-page";
import { toastDone } from "../toast-done";

type Props = {
  action: FormAction;
  kind: string;
  /** The version in force; 0 before the first. */
  after: number;
  values: { body: string; short: string };
};

/** Written, looked at as people will read it, and only then published: the same button, one step further each time. */
export function WriteTextForm({ action, kind, after, values }: Props) {
  const { form, field, reply, pending } = useServerForm("legalText", action, toastDone());
  const [touched, setTouched] = useState(false);
  useLeaveGuard(touched && reply.status !== "done");
  const reviewed = reply.values.reviewed ?? "";
  const { error: shortError, ...short } = field("short", values.short);
  const { error, ...body } = field("body", values.body);
  return (
    <ProvenForm {...form}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="after" value={after} />
      <input type="hidden" name="reviewed" value={reviewed} readOnly />
      <Field label={words.body} help={words.bodyHelp} error={error}>
        {(wired) => (
          <textarea
            {...body}
            {...wired}
            rows={16}
            required
            onChange={() => setTouched(true)}
            className={`${controlClass} h-auto min-h-96 py-3`}
          />
        )}
      </Field>
      <Field label={words.short} help={words.shortHelp} error={shortError} optional>
        {(wired) => (
          <textarea {...short} {...wired} rows={2} maxLength={300} className={`${controlClass} h-auto py-3`} />
        )}
      </Field>
      {after > 0 ? (
        <Checkbox
          name="important"
          label={words.important}
          help={words.importantHelp}
          defaultChecked={field("important").defaultValue === "on"}
        />
      ) : (
        <p className="text-muted">{words.firstTime}</p>
      )}
      {reviewed && (
        <section role="status" className="rounded-card border border-line p-5 sm:p-8">
          <h2 className="text-section font-bold">{words.previewTitle}</h2>
          <p className="mt-1 mb-6 text-muted">{words.previewNote}</p>
          <RenderedText body={reply.values.body ?? ""} />
        </section>
      )}
      <Button pending={pending} pendingLabel={reviewed ? words.publishing : words.previewing}>
        {reviewed ? words.publish(after + 1) : words.preview}
      </Button>
    </ProvenForm>
  );
}

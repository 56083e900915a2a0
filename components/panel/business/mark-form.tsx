"use client";

import { useState } from "react";
import type { BusinessMark as Picture } from "@/accounts/business/business";
import { BusinessMark } from "@/components/business-mark";
import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { controlClass } from "@/components/ui/text-input";
import { businessPage } from "@/messages/business";
import { toastDone } from "../toast-done";

const words = businessPage.mark;

type Props = { upload: FormAction; remove: FormAction; mark: Picture | null };

/** The mark as it is now, another file for it, and taking it away. */
export function MarkForm({ upload, remove, mark }: Props) {
  return (
    <div className="space-y-8">
      {mark && (
        <div>
          <p className="mb-2 font-semibold">{words.now}</p>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <BusinessMark mark={mark} className="h-16 max-w-64" />
            <RemoveForm action={remove} />
          </div>
        </div>
      )}
      <UploadForm action={upload} />
    </div>
  );
}

/** Larger ones are not even sent: our server takes no more of a form. */
const MOST_BYTES = 200 * 1024;

function UploadForm({ action }: { action: FormAction }) {
  const { form, field, pending } = useServerForm("button", action, toastDone());
  const [tooLarge, setTooLarge] = useState(false);
  const error = tooLarge ? words.refused.too_large : field("mark").error;
  return (
    <ProvenForm {...form}>
      <Field label={words.file} error={error}>
        {(wired) => (
          <input
            {...wired}
            type="file"
            name="mark"
            accept=".svg,.png,image/svg+xml,image/png"
            required
            onChange={({ target }) => setTooLarge((target.files?.[0]?.size ?? 0) > MOST_BYTES)}
            className={`${controlClass} py-2.5`}
          />
        )}
      </Field>
      <Button pending={pending} pendingLabel={words.pending} disabled={tooLarge}>
        {words.submit}
      </Button>
    </ProvenForm>
  );
}

function RemoveForm({ action }: { action: FormAction }) {
  const { form, pending } = useServerForm("button", action, toastDone());
  return (
    <ProvenForm {...form}>
      <Button look="quiet" pending={pending} pendingLabel={words.removing}>
        {words.remove}
      </Button>
    </ProvenForm>
  );
}

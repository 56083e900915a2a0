"use client";

import { type ChangeEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { controlClass, TextInput } from "@/components/ui/text-input";
import { importPage } from "@/messages/import-page";

const { upload } = importPage;

/** Sends a file as any form does, so that it works without scripts; with them a file that is too large is not sent. */
export function UploadForm({ mostMegabytes }: { mostMegabytes: number }) {
  const [tooLarge, setTooLarge] = useState(false);
  const [sending, setSending] = useState(false);

  function look({ target }: ChangeEvent<HTMLInputElement>) {
    const large = (target.files?.[0]?.size ?? 0) > mostMegabytes * 1024 * 1024;
    target.setCustomValidity(large ? upload.tooLarge(mostMegabytes) : "");
    setTooLarge(large);
  }

  return (
    <form
      method="post"
      action="/panel/importar/subir"
      encType="multipart/form-data"
      className="space-y-6"
      onSubmit={() => setSending(true)}
    >
      <Field label={upload.file} help={upload.kinds} error={tooLarge ? upload.tooLarge(mostMegabytes) : undefined}>
        {(wired) => (
          <input
            {...wired}
            type="file"
            name="file"
            accept=".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,.json"
            required
            onChange={look}
            className={`${controlClass} py-2.5`}
          />
        )}
      </Field>
      <TextInput name="source" label={upload.source} help={upload.sourceHelp} maxLength={120} optional />
      <Button pending={sending} pendingLabel={upload.sending}>
        {upload.submit}
      </Button>
    </form>
  );
}

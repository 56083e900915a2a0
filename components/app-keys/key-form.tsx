"use client";

import { useEffect, useRef, useState } from "react";
import type { Branch } from "@/accounts/branches/list-branches";
import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { appKeyPage } from "@/messages/app-keys";

type Props = { action: FormAction; branches: Branch[] };

/** A new key; its answer, and nothing else, shows it. */
export function KeyForm({ action, branches }: Props) {
  const { form, field, pending, reply } = useServerForm("appKey", action);
  const [key] = reply.codes ?? [];
  if (key) return <IssuedKey appKey={key} />;
  return (
    <ProvenForm {...form}>
      <TextInput
        {...field("name")}
        label={appKeyPage.name}
        help={appKeyPage.nameHelp}
        autoComplete="off"
        maxLength={60}
        required
      />
      <Select {...field("branchId", String(branches[0]?.id ?? ""))} label={appKeyPage.branch}>
        {branches.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Button className="w-full" pending={pending} pendingLabel={appKeyPage.pending}>
        {appKeyPage.submit}
      </Button>
    </ProvenForm>
  );
}

function IssuedKey({ appKey }: { appKey: string }) {
  const { issued } = appKeyPage;
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLParagraphElement>(null);

  useEffect(() => heading.current?.focus(), []);

  async function copy() {
    await navigator.clipboard.writeText(appKey);
    setCopied(true);
  }

  return (
    <div className="space-y-4">
      <p ref={heading} tabIndex={-1} className="text-lead font-bold outline-none">
        {issued.title}
      </p>
      <p>{issued.text}</p>
      <p className="rounded-card border border-line bg-paper p-4 font-mono wrap-anywhere select-all">{appKey}</p>
      <Button type="button" look="quiet" onClick={copy} className="[@media(scripting:none)]:hidden">
        {copied ? issued.copied : issued.copy}
      </Button>
    </div>
  );
}

"use client";

import { useRef } from "react";
import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { clientList } from "@/messages/clients";
import { toastDone } from "../toast-done";

type Props = { path: string; query: Record<string, string>; check: FormAction };

/**
 * Takes the filtered list along as a file. It is posted: no prefetch and no forwarded link exports anything. `check`
 * asks first whether its reader may, and for their password where that is due; without scripts `path` does.
 */
export function ExportForm({ path, query, check }: Props) {
  const download = useRef<HTMLFormElement>(null);
  const { form, pending } = useServerForm(
    "button",
    check,
    toastDone(() => download.current?.submit()),
  );
  return (
    <>
      <div className="[@media(scripting:none)]:hidden">
        <ProvenForm {...form}>
          <Button look="quiet" pending={pending} pendingLabel={clientList.export}>
            {clientList.export}
          </Button>
        </ProvenForm>
      </div>
      <form ref={download} method="post" action={path} className="hidden [@media(scripting:none)]:block">
        {Object.entries(query).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className={buttonClass("quiet")}>
          {clientList.export}
        </button>
      </form>
    </>
  );
}

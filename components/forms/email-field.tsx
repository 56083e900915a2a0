"use client";

import { type ComponentProps, type FocusEvent, useRef, useState } from "react";
import { TextInput } from "@/components/ui/text-input";
import { forms } from "@/messages/forms";

/**
 * An e-mail typed for the first time. A slip in a common domain is asked about beside the label,
 * where nothing else has to move, and mended with one tap.
 */
export function EmailField(props: ComponentProps<typeof TextInput>) {
  const [meant, setMeant] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);

  async function look({ target }: FocusEvent<HTMLInputElement>) {
    const fetched = await import("./suggest-email").catch(() => null);
    setMeant(fetched?.suggestEmail(target.value) ?? null);
  }

  function accept() {
    const input = box.current?.querySelector("input");
    if (!input || !meant) return;
    input.value = meant;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  }

  return (
    <div ref={box} className="relative">
      <TextInput {...props} type="email" onBlur={look} onInput={() => setMeant(null)} />
      <p role="status" className="absolute top-0 right-0 max-w-[calc(100%-4rem)]">
        {meant && (
          <button
            type="button"
            onClick={accept}
            className="block min-h-6 max-w-full truncate rounded-control text-note font-semibold text-accent underline underline-offset-4"
          >
            {forms.didYouMean(meant)}
          </button>
        )}
      </p>
    </div>
  );
}

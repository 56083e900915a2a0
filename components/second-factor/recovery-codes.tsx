"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { factorPage } from "@/messages/second-factor";

/** The recovery codes, on this screen only: to print or to copy. */
export function RecoveryCodes({ codes, host }: { codes: string[]; host: string }) {
  const { codes: words } = factorPage;
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => heading.current?.focus(), []);

  async function copy() {
    await navigator.clipboard.writeText(codes.join("\n"));
    setCopied(true);
  }

  return (
    <section className="space-y-6">
      <div>
        <h2 ref={heading} tabIndex={-1} className="text-section font-bold outline-none print:hidden">
          {words.title}
        </h2>
        <p className="mt-2 print:hidden">{words.text}</p>
        <p className="hidden font-bold print:block">{words.heading(host)}</p>
      </div>
      <ul className="grid gap-x-6 gap-y-2 rounded-card border border-line bg-surface p-5 font-mono text-lead sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3 print:hidden [@media(scripting:none)]:hidden">
        <Button type="button" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button type="button" look="quiet" onClick={copy}>
          {copied ? words.copied : words.copy}
        </Button>
      </div>
      {/* A whole new page: nothing of this one is kept for «back». */}
      <a href="/cuenta#seguridad" className={buttonClass("quiet", "print:hidden")}>
        {words.done}
      </a>
    </section>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { grouped } from "@/messages/grouped";
import { importPage } from "@/messages/import-page";

const EVERY_MILLISECONDS = 1_500;

type Props = { label: string; done: number; all: number };

/** How far some work is; the page asks again by itself, or is loaded again where no script runs. */
export function WorkProgress({ label, done, all }: Props) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <section className="rounded-card border border-line bg-surface p-5 sm:p-8" aria-live="polite">
      <h2 className="text-section font-bold">{label}</h2>
      <progress value={done} max={Math.max(all, 1)} aria-label={label} className="mt-6 h-4 w-full accent-accent" />
      <p className="mt-3 text-muted">{importPage.of(grouped(done), grouped(all))}</p>
      <p className="mt-3 text-muted [@media(scripting:enabled)]:hidden">{importPage.reload}</p>
    </section>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { toast } from "@/components/ui/toast";
import { counter, slip as words } from "@/messages/counter";
import type { SlipFacts } from "./slip-facts";
import { SlipStage } from "./slip-stage";

const MINUTES = 5;
const WARNED_AT_MINUTES = 4;

const Show = createContext<(facts: SlipFacts) => void>(() => {});

/** Shows a slip instead of the page around it. */
export const useShowSlip = () => useContext(Show);

/**
 * Holds a password in memory while it is handed over: for five minutes, or until the page is left. Nothing remains for
 * Back, the back-forward cache or a reload.
 */
export function SlipHost({ title, children }: { title: string; children: ReactNode }) {
  const router = useRouter();
  const [facts, setFacts] = useState<SlipFacts | null>(null);
  const [goneFrom, setGoneFrom] = useState<number | null>(null);
  /** Counts how often more time was asked for: each time the five minutes begin again. */
  const [round, setRound] = useState(0);
  const [ending, setEnding] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round starts the time again
  useEffect(() => {
    if (!facts) return;
    setEnding(false);
    const vanish = () => {
      setFacts(null);
      setGoneFrom(facts.accountId);
    };
    const warning = window.setTimeout(() => setEnding(true), WARNED_AT_MINUTES * 60_000);
    const timer = window.setTimeout(vanish, MINUTES * 60_000);
    // The browser may store the page for its back-forward cache now.
    const leave = () => flushSync(vanish);
    window.addEventListener("pagehide", leave);
    return () => {
      window.clearTimeout(warning);
      window.clearTimeout(timer);
      window.removeEventListener("pagehide", leave);
    };
  }, [facts, round]);

  const finish = useCallback(() => {
    setFacts(null);
    setGoneFrom(null);
    // The next form begins at its top, with the notice over the header and not over a field.
    window.scrollTo(0, 0);
    router.refresh();
  }, [router]);

  if (facts)
    return (
      <SlipStage
        title={title}
        facts={facts}
        round={round}
        ending={ending}
        onMoreTime={() => setRound((before) => before + 1)}
        onDelivered={() => {
          finish();
          toast(words.deliveredToast);
        }}
      />
    );
  if (goneFrom !== null) return <Gone accountId={goneFrom} onDone={finish} />;
  return <Show value={setFacts}>{children}</Show>;
}

function Gone({ accountId, onDone }: { accountId: number; onDone: () => void }) {
  return (
    <section role="status">
      <h1 className="text-page font-bold">{words.gone.title}</h1>
      <p className="mt-3 max-w-reading text-lead text-muted">{words.gone.text}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        <ButtonLink href={`/panel/clientes/${accountId}`} prefetch={false} onClick={onDone}>
          {counter.openFile}
        </ButtonLink>
        <Button type="button" look="quiet" onClick={onDone}>
          {words.gone.back}
        </Button>
      </div>
    </section>
  );
}

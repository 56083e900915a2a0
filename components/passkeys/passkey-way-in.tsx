"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { passkeyWords } from "@/messages/passkeys";

/** A little less than what was asked can be answered for. */
const OFFER_MILLISECONDS = 9 * 60 * 1000;

type Props = {
  next: string;
  /** The password was right already: one of that account's. */
  second?: boolean;
  /** There is nothing else to do on the page. */
  alone?: boolean;
};

/** Signing in with a passkey: with its button and, beside the addresses the browser fills in, without one. */
export function PasskeyWayIn({ next, second = false, alone = false }: Props) {
  const [problem, setProblem] = useState("");
  const [pending, setPending] = useState(false);
  const asking = useRef<AbortController>(null);

  const enter = useCallback(
    async (how: CredentialRequestOptions) => {
      asking.current?.abort();
      asking.current = new AbortController();
      const { signal } = asking.current;
      const { signWithPasskey } = await import("./browser-passkeys");
      const asked = await post("/ingresar/llave/opciones", { second });
      if (signal.aborted) return;
      if (!asked.options) {
        if (!how.mediation) setProblem(asked.problem ?? passkeyWords.unreachable);
        return;
      }
      const answer = await signWithPasskey(asked.options, { ...how, signal });
      if (!answer || signal.aborted) return;
      const signedIn = await post("/ingresar/llave", { answer, next });
      if (signedIn.next) return window.location.assign(signedIn.next);
      setProblem(signedIn.problem ?? passkeyWords.unreachable);
    },
    [next, second],
  );

  useEffect(() => {
    const offerAgain = () => void offer(() => enter({ mediation: "conditional" }));
    if (second) return;
    offerAgain();
    const renewing = setInterval(offerAgain, OFFER_MILLISECONDS);
    return () => {
      clearInterval(renewing);
      asking.current?.abort();
    };
  }, [enter, second]);

  async function pick() {
    const { canUsePasskeys } = await import("./browser-passkeys");
    if (!canUsePasskeys()) return setProblem(passkeyWords.unsupported);
    setProblem("");
    setPending(true);
    await enter({}).catch(() => setProblem(passkeyWords.unreachable));
    setPending(false);
  }

  return (
    <div className="mt-6 space-y-4 [@media(scripting:none)]:hidden">
      {problem && (
        <Alert tone="danger" role="alert">
          {problem}
        </Alert>
      )}
      <Button
        type="button"
        look={alone ? "primary" : "quiet"}
        className="w-full"
        onClick={pick}
        pending={pending}
        pendingLabel={passkeyWords.waiting}
      >
        {passkeyWords.use}
      </Button>
    </div>
  );
}

/** The form works without it, so what fails here is not spoken of. */
async function offer(start: () => Promise<void>) {
  try {
    const { offersBesideAddresses } = await import("./browser-passkeys");
    if (await offersBesideAddresses()) await start();
  } catch {}
}

type Answer = { options?: string; next?: string; problem?: string };

async function post(path: string, body: object): Promise<Answer> {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  return (await response.json()) as Answer;
}

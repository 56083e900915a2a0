import { useEffect, useState } from "react";

/** A client as the search answers, masked where they may not be opened. */
export type FoundHere = {
  id: number;
  name: string;
  email: string;
  phone: string | null;
  document: string | null;
  branch: string | null;
  openable: boolean;
};

export type Found = {
  status: "idle" | "searching" | "found" | "failed";
  /** What was searched for. */
  text: string;
  clients: FoundHere[];
  more: boolean;
  limited: boolean;
};

const PAUSE = 200;
/** Every search is audited: of less nothing would be told. */
const LEAST = 2;
const NOTHING: Found = { status: "idle", text: "", clients: [], more: false, limited: false };

/** The clients that match a text, searched for after each pause in typing; only the newest answer counts. */
export function useFoundClients(text: string): Found {
  const [found, setFound] = useState(NOTHING);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < LEAST) return setFound(NOTHING);
    const asking = new AbortController();
    setFound((before) => ({ ...before, status: "searching" }));
    const timer = window.setTimeout(() => {
      ask(wanted, asking.signal)
        .then((answer) => setFound({ status: "found", text: wanted, ...answer }))
        .catch(() => {
          if (!asking.signal.aborted) setFound({ ...NOTHING, status: "failed", text: wanted });
        });
    }, PAUSE);
    return () => {
      window.clearTimeout(timer);
      asking.abort();
    };
  }, [wanted]);
  return found;
}

type Answer = Pick<Found, "clients" | "more" | "limited">;

async function ask(text: string, signal: AbortSignal): Promise<Answer> {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch("/panel/buscar", { method: "POST", body: JSON.stringify({ text }), headers, signal });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Answer;
}

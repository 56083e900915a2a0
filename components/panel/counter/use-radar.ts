import { type FormEvent, useEffect, useRef, useState } from "react";
import { readForm } from "@/components/forms/read-form";
import { isWhole, type LookedUp, questionOf } from "./look-up";

export type RadarState = {
  status: "waiting" | "searching" | "found" | "failed";
  people: LookedUp[];
  answer: number;
  /** The address is not typed whole: an empty answer means nothing yet. */
  unfinished?: boolean;
};

const PAUSE = 250;
const ADDRESS = "/panel/clientes/parecidos";

async function ask(question: string, signal: AbortSignal): Promise<LookedUp[]> {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(ADDRESS, { method: "POST", body: question, headers, signal });
  if (!response.ok) throw new Error(String(response.status));
  return ((await response.json()) as { people: LookedUp[] }).people;
}

/** The least to search for; with less no request is sent, as every search is audited. */
const isEnough = ({ name, email, document, phone }: ReturnType<typeof questionOf>) =>
  name.length > 4 || isWhole(email) || document.length > 3 || phone.replace(/\D/g, "").length > 5;

/** Searches for possible duplicates after each pause in typing; only the newest answer counts. */
export function useRadar() {
  const [state, setState] = useState<RadarState>({ status: "waiting", people: [], answer: 0 });
  const timer = useRef(0);
  const asking = useRef<AbortController>(null);
  const asked = useRef("");
  const [apart, setApart] = useState<number[]>([]);

  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
      asking.current?.abort();
    },
    [],
  );

  async function look(form: HTMLFormElement) {
    const question = questionOf(readForm(new FormData(form)));
    const body = JSON.stringify(question);
    if (body === asked.current) return;
    asking.current?.abort();
    asked.current = body;
    if (Object.values(question).every((typed) => typed === "")) setApart([]);
    if (!isEnough(question)) return setState(({ answer }) => ({ status: "waiting", people: [], answer }));
    const unfinished = question.email !== "" && !isWhole(question.email);
    const controller = new AbortController();
    asking.current = controller;
    setState((before) => ({ ...before, status: "searching" }));
    try {
      const people = await ask(body, controller.signal);
      setState(({ answer }) => ({ status: "found", people, answer: answer + 1, unfinished }));
    } catch {
      if (controller.signal.aborted) return;
      asked.current = "";
      setState(({ answer }) => ({ status: "failed", people: [], answer }));
    }
  }

  function onInput(event: FormEvent<HTMLElement>) {
    const form = event.currentTarget.closest("form");
    window.clearTimeout(timer.current);
    if (form) timer.current = window.setTimeout(() => look(form), PAUSE);
  }

  /** «No es la misma persona»: not shown again, and remembered with the registration. */
  const tellApart = (id: number) => setApart((before) => [...before, id]);
  const shown = { ...state, people: state.people.filter(({ id }) => !apart.includes(id)) };

  return { state: shown, all: state.people, onInput, apart, tellApart };
}

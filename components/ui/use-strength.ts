import { type FormEvent, useEffect, useRef, useState } from "react";

export type Strength = { strong: boolean; sentence: string };

/** Rates a password; `about` is the person's other data, which a good password does not contain. */
export type AssessPassword = (password: string, about: string[]) => Promise<Strength | null>;

const pauseInMilliseconds = 600;
const personal = ["givenNames", "surnames", "email"];

function about(form: HTMLFormElement | null): string[] {
  const data = new FormData(form ?? undefined);
  return personal
    .map((name) => data.get(name))
    .filter((value) => typeof value === "string" && value !== "") as string[];
}

/** Calls `assess` after a pause in typing. Only the newest answer counts; a failed call is ignored. */
export function useStrength(assess: AssessPassword | undefined) {
  const [strength, setStrength] = useState<Strength | null>(null);
  const timer = useRef(0);
  const latest = useRef("");
  useEffect(() => () => window.clearTimeout(timer.current), []);

  function onInput({ currentTarget: input }: FormEvent<HTMLInputElement>) {
    if (!assess) return;
    window.clearTimeout(timer.current);
    latest.current = input.value;
    if (input.value === "") return setStrength(null);
    const password = input.value;
    timer.current = window.setTimeout(async () => {
      const answer = await assess(password, about(input.form)).catch(() => null);
      if (latest.current === password) setStrength(answer);
    }, pauseInMilliseconds);
  }

  return [strength, onInput] as const;
}

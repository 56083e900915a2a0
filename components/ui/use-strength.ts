import { type FormEvent, useEffect, useRef, useState } from "react";

export type Strength = { strong: boolean; sentence: string };

/** Judges a password; `about` is what else the form says of the person, which a good password does not repeat. */
export type AssessPassword = (password: string, about: string[]) => Promise<Strength | null>;

const pauseInMilliseconds = 600;
const personal = ["givenNames", "surnames", "email"];

function about(form: HTMLFormElement | null): string[] {
  const data = new FormData(form ?? undefined);
  return personal
    .map((name) => data.get(name))
    .filter((value) => typeof value === "string" && value !== "") as string[];
}

/** Asks `assess` once the person stops typing. Only the newest answer counts, and no answer is no harm. */
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

"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { common } from "@/messages/common";
import { classes } from "./classes";
import { Field, type FieldProps } from "./field";
import { DoneIcon, EyeIcon, EyeOffIcon, InfoIcon } from "./icons";
import { controlClass } from "./text-input";
import { type AssessPassword, type Strength, useStrength } from "./use-strength";

type Props = FieldProps &
  Omit<ComponentProps<"input">, "id" | "type" | "autoComplete" | "onInput"> & {
    autoComplete: "new-password" | "current-password";
    /** When given, a sentence about the password's strength is shown while typing. */
    assess?: AssessPassword | undefined;
  };

/** A password with a button to show it. Hidden again on submit, so that browsers do not store it as a text field. */
export function PasswordField({ label, help, error, optional, assess, ...input }: Props) {
  const [shown, setShown] = useState(false);
  const [strength, onInput] = useStrength(assess);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const form = box.current?.closest("form");
    const hide = () => setShown(false);
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);

  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(wired) => (
        <>
          <div ref={box} className="relative">
            <input
              spellCheck={false}
              autoCapitalize="none"
              autoCorrect="off"
              {...input}
              {...wired}
              type={shown ? "text" : "password"}
              onInput={onInput}
              className={classes(controlClass, "pr-32", shown && "font-mono")}
            />
            <button
              type="button"
              aria-label={shown ? common.hidePassword : common.showPassword}
              aria-controls={wired.id}
              onClick={() => setShown(!shown)}
              className="absolute inset-y-0.5 right-0.5 flex min-w-28 items-center justify-center gap-2 rounded-control font-semibold text-accent [@media(scripting:none)]:hidden"
            >
              {shown ? <EyeOffIcon /> : <EyeIcon />}
              {shown ? common.hide : common.show}
            </button>
          </div>
          {assess && <StrengthSentence strength={strength} />}
        </>
      )}
    </Field>
  );
}

function StrengthSentence({ strength }: { strength: Strength | null }) {
  return (
    <p aria-live="polite">
      {strength && (
        <span
          key={strength.sentence}
          className={classes("mt-2 flex animate-appear gap-2", strength.strong ? "text-success" : "text-warn")}
        >
          {strength.strong ? <DoneIcon /> : <InfoIcon />}
          {strength.sentence}
        </span>
      )}
    </p>
  );
}

"use client";

import { useEffect, useRef, useState } from "react";
import type { FormAction } from "@/components/forms/form-state";
import { ProvenForm } from "@/components/forms/proven-form";
import { useServerForm } from "@/components/forms/use-server-form";
import { RecoveryCodes } from "@/components/second-factor/recovery-codes";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { passkeyPage, passkeyWords } from "@/messages/passkeys";

type Props = { action: FormAction; host: string };

/** A new passkey: the server says what to make, the browser makes it, and the same form brings it back. */
export function PasskeyForm({ action, host }: Props) {
  const { form, field, pending, reply } = useServerForm("passkey", action);
  const [made, setMade] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const answer = useRef<HTMLInputElement>(null);
  const options = reply.status === "done" ? reply.passkey : undefined;

  useEffect(() => {
    setMade(null);
    if (options) void make(options);

    async function make(asked: string) {
      const { canUsePasskeys, makePasskey } = await import("./browser-passkeys");
      const text = canUsePasskeys() ? await makePasskey(asked).catch(() => null) : null;
      setMade(text);
      setProblem(text ? "" : canUsePasskeys() ? passkeyPage.notMade : passkeyWords.unsupported);
    }
  }, [options]);

  useEffect(() => {
    if (made) answer.current?.form?.requestSubmit();
  }, [made]);

  const added = reply.status === "done" && !reply.passkey;
  useEffect(() => {
    if (added) form.ref.current?.reset();
  }, [added, form.ref]);

  if (reply.codes) return <RecoveryCodes codes={reply.codes} host={host} />;
  return (
    <div className="[@media(scripting:none)]:hidden">
      <ProvenForm {...form}>
        {problem && (
          <Alert tone="danger" role="alert">
            {problem}
          </Alert>
        )}
        {made && <input ref={answer} type="hidden" name="answer" value={made} />}
        <TextInput
          {...field("name")}
          label={passkeyPage.name}
          help={passkeyPage.nameHelp}
          autoComplete="off"
          maxLength={60}
          required
        />
        <Button className="w-full" pending={pending} pendingLabel={passkeyPage.adding}>
          {passkeyPage.add}
        </Button>
      </ProvenForm>
    </div>
  );
}

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { confirmIdentity } from "@/messages/confirm-identity";
import { passkeyProofField } from "../forms/form-state";

type Props = { options: string; signed: string | null; onSigned: (answer: string | null) => void };

/** Proves who is there with a passkey: what it signs is sent with the form, in place of the password. */
export function PasskeyProof({ options, signed, onSigned }: Props) {
  const field = useRef<HTMLInputElement>(null);

  // Other options come with the answer to a proof that did not do: ask anew.
  useEffect(() => onSigned(null), [onSigned]);

  useEffect(() => {
    if (signed !== null) field.current?.form?.requestSubmit();
  }, [signed]);

  async function ask() {
    const { canUsePasskeys, signWithPasskey } = await import("./browser-passkeys");
    if (canUsePasskeys()) onSigned(await signWithPasskey(options));
  }

  return (
    <div className="[@media(scripting:none)]:hidden">
      {signed !== null && <input ref={field} type="hidden" name={passkeyProofField} value={signed} />}
      <Button type="button" look="quiet" onClick={ask}>
        {confirmIdentity.passkey}
      </Button>
    </div>
  );
}

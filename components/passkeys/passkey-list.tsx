import type { OwnPasskey } from "@/accounts/second-factor/passkeys/list-passkeys";
import { ago } from "@/components/ago";
import { longDate } from "@/components/dates";
import type { FormAction } from "@/components/forms/form-state";
import { passkeyPage } from "@/messages/passkeys";
import { RemovePasskeyForm } from "./remove-passkey-form";

/** One's own passkeys, each with its last use. */
export function PasskeyList({ passkeys, remove }: { passkeys: OwnPasskey[]; remove: FormAction }) {
  return (
    <ul className="mb-6 divide-y divide-line">
      {passkeys.map(({ id, name, createdAt, lastUsedAt, cloned }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4 first:pt-0">
          <div className="min-w-0">
            <p className="font-semibold wrap-anywhere">{name}</p>
            <p className="text-note text-muted">
              {passkeyPage.made(longDate(createdAt))} ·{" "}
              {lastUsedAt ? passkeyPage.used(ago(lastUsedAt)) : passkeyPage.unused}
            </p>
            {cloned && <p className="text-note text-danger">{passkeyPage.cloned}</p>}
          </div>
          <RemovePasskeyForm action={remove} id={id} name={name} />
        </li>
      ))}
    </ul>
  );
}

import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { forms } from "@/messages/forms";
import { idempotencyField } from "./read-form";
import type { useServerForm } from "./use-server-form";

type Props = ReturnType<typeof useServerForm>["form"] & { children: ReactNode };

/** The form itself: its idempotency key and the band about the last answer, above what is to be corrected or below what is done. */
export function Form({ idempotencyKey, reply, errors, children, ...form }: Props) {
  const { status, message } = reply;
  const count = Object.keys(errors).length;
  return (
    <form {...form} className="space-y-6">
      {/* Drawn apart on the server and in the browser: either value serves. */}
      <input type="hidden" name={idempotencyField} value={idempotencyKey} readOnly suppressHydrationWarning />
      {status === "invalid" && message && (
        <Alert tone="danger" role="alert" {...band}>
          {message}
        </Alert>
      )}
      {status === "invalid" && !message && count > 0 && (
        <Alert tone="danger" role="status" title={forms.toCorrect(count)} {...band} />
      )}
      {children}
      {status === "done" && message && (
        <Alert tone="success" role="status" {...band}>
          {message}
        </Alert>
      )}
    </form>
  );
}

/** Focused by the form when no field is wrong; a ring would promise something to press. */
const band = { "data-band": true, tabIndex: -1, className: "outline-none" };

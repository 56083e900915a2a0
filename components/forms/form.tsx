import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { forms } from "@/messages/forms";
import { idempotencyField } from "./read-form";
import type { useServerForm } from "./use-server-form";

type Props = ReturnType<typeof useServerForm>["form"] & { children: ReactNode };

/** The form itself: its idempotency key, the band about the last answer, and the count of errors read aloud. */
export function Form({ idempotencyKey, reply, errors, children, ...form }: Props) {
  const count = Object.keys(errors).length;
  const toCorrect = count > 0 ? forms.toCorrect(count) : "";
  const band = reply.message ?? (reply.status === "invalid" ? toCorrect : "");
  return (
    <form {...form} className="space-y-6">
      {/* Drawn apart on the server and in the browser: either value serves. */}
      <input type="hidden" name={idempotencyField} value={idempotencyKey} readOnly suppressHydrationWarning />
      {band && (
        <Alert
          key={band}
          title={reply.message ? undefined : toCorrect}
          tone={reply.status === "done" ? "success" : "danger"}
          data-band
          tabIndex={-1}
          role={reply.status === "done" ? "status" : "alert"}
        >
          {reply.message}
        </Alert>
      )}
      <p role="status" className="sr-only">
        {toCorrect}
      </p>
      {children}
    </form>
  );
}

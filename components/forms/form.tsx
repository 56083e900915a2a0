import { createContext, type ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { forms } from "@/messages/forms";
import { type FormState, hintedField, idle } from "./form-state";
import { idempotencyField } from "./read-form";
import { TextLink } from "./text-link";
import type { useServerForm } from "./use-server-form";

/** The answer that a form shows, for those of its fields that come from elsewhere. */
export const LastAnswer = createContext<FormState>(idle);

type Props = ReturnType<typeof useServerForm>["form"] & {
  children: ReactNode;
  /** What the act asks before it is carried out. */
  question?: ReactNode;
};

/** The form element: its idempotency key, a question the act may ask, and a band about the last answer. */
export function Form(props: Props) {
  const { idempotencyKey, reply, errors, question, children, pending: _, inline: __, dismiss: ___, ...form } = props;
  const { status, message, link } = reply;
  const count = Object.keys(errors).length;
  return (
    <LastAnswer value={{ ...reply, errors }}>
      <form {...form} className="space-y-6">
        {/* The server and the browser render different keys; either works. */}
        <input type="hidden" name={idempotencyField} value={idempotencyKey} readOnly suppressHydrationWarning />
        {reply.values[hintedField] && (
          <input type="hidden" name={hintedField} value={reply.values[hintedField]} readOnly />
        )}
        {status === "invalid" && message && (
          <Alert tone="danger" role="alert" {...band}>
            {message} {link && <TextLink href={link.href}>{link.label}</TextLink>}
          </Alert>
        )}
        {status === "invalid" && !message && count > 0 && (
          <Alert tone="danger" role="status" title={forms.toCorrect(count)} {...band} />
        )}
        {question}
        {children}
        {status === "done" && message && (
          <Alert tone="success" role="status" {...band}>
            {message}
          </Alert>
        )}
      </form>
    </LastAnswer>
  );
}

/** Receives focus when no field is wrong; without a focus ring, because it is no control. */
const band = { "data-band": true, tabIndex: -1, className: "outline-none" };

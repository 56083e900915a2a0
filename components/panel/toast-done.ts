import type { FormState } from "@/components/forms/form-state";
import { toast } from "@/components/ui/toast";

/** Shows a form's success as a toast, then calls `onDone`; a refusal stays in the form. */
export const toastDone =
  (onDone = () => {}) =>
  (answer: FormState): FormState => {
    if (answer.status !== "done") return answer;
    if (answer.message) toast(answer.message);
    onDone();
    return { ...answer, message: undefined };
  };

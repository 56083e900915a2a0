import type { FormAction } from "@/components/forms/form-state";
import { toast } from "@/components/ui/toast";

/** Shows an action's success as a toast, then calls `onDone`; a refusal stays in the form. */
export const withToast = (action: FormAction, onDone = () => {}): FormAction => {
  return async (before, data) => {
    const answer = await action(before, data);
    if (answer.status !== "done") return answer;
    if (answer.message) toast(answer.message);
    onDone();
    return { ...answer, message: undefined };
  };
};

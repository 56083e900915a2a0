import type { FormAction } from "@/components/forms/form-state";
import { toast } from "@/components/ui/toast";

/** Says in the corner what an action has done, and then calls `onDone`; what it refuses stays where it was asked. */
export const told = (action: FormAction, onDone = () => {}): FormAction => {
  return async (before, data) => {
    const answer = await action(before, data);
    if (answer.status !== "done") return answer;
    if (answer.message) toast(answer.message);
    onDone();
    return { ...answer, message: undefined };
  };
};

import { longDate } from "@/components/dates";
import type { FormAction } from "@/components/forms/form-state";
import { Card } from "@/components/ui/card";
import { member } from "@/messages/team";
import { ConfirmButton } from "../row-button";

type Props = { action: FormAction; id: number; since: Date };

/** A person's second factor, which is removed when they have lost their phone. */
export function FactorCard({ action, id, since }: Props) {
  const { removeFactor } = member;
  return (
    <Card title={removeFactor.label} note={removeFactor.since(longDate(since))} className="mt-8 print:hidden">
      <ConfirmButton
        action={action}
        id={id}
        look="danger"
        label={removeFactor.button}
        title={removeFactor.title}
        text={removeFactor.text}
        confirm={removeFactor.confirm}
      />
    </Card>
  );
}

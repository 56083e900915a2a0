import type { ReactNode } from "react";
import type { FirstSteps as Steps } from "@/accounts/first-steps/first-steps";
import { ButtonForm } from "@/components/forms/button-form";
import type { FormAction } from "@/components/forms/form-state";
import { TextLink } from "@/components/forms/text-link";
import { Card } from "@/components/ui/card";
import { DoneIcon } from "@/components/ui/icons";
import { firstSteps as words } from "@/messages/first-steps";

type Props = { steps: Steps; mailServer: boolean; sendTest: FormAction; putAway: FormAction };
type Name = keyof typeof words.steps;

const PAGES: Record<Exclude<Name, "mail">, string> = {
  business: "/panel/negocio",
  branch: "/panel/sucursales",
  employee: "/panel/equipo/nuevo",
  print: "/panel/negocio/prueba",
  factor: "/cuenta/segundo-paso",
};

const NAMES = Object.keys(words.steps) as Name[];

/** What an installation needs before its first client, with what is done of it. Nothing once all is, or it was put away. */
export function FirstSteps({ steps, mailServer, sendTest, putAway }: Props) {
  const left = NAMES.filter((name) => !steps[name]);
  if (left.length === 0 || steps.putAway) return null;
  return (
    <Card
      title={words.title}
      note={words.left(left.length)}
      action={<ButtonForm action={putAway} submit={words.putAway} pendingLabel={words.puttingAway} look="quiet" />}
    >
      <ol className="divide-y divide-line">
        {NAMES.map((name) => (
          <Step key={name} name={name} done={steps[name]}>
            {name === "mail" && <MailStep state={steps.testMail} mailServer={mailServer} sendTest={sendTest} />}
          </Step>
        ))}
      </ol>
    </Card>
  );
}

function Step({ name, done, children }: { name: Name; done: boolean; children: ReactNode }) {
  const { title, text } = words.steps[name];
  if (done)
    return (
      <li className="flex items-center gap-3 py-3 text-muted">
        <DoneIcon className="text-success" />
        <span>
          {title} <span className="sr-only">({words.done})</span>
        </span>
      </li>
    );
  return (
    <li className="flex gap-3 py-3">
      <span aria-hidden="true" className="m-0.5 mt-3 size-5 shrink-0 rounded-full border-2 border-control" />
      <div className="min-w-0 flex-1">
        {name === "mail" ? (
          <p className="py-2.5 font-semibold">{title}</p>
        ) : (
          <TextLink href={PAGES[name]}>{title}</TextLink>
        )}
        <p className="max-w-reading text-muted">{text}</p>
        {children}
      </div>
    </li>
  );
}

type MailProps = { state: Steps["testMail"]; mailServer: boolean; sendTest: FormAction };

function MailStep({ state, mailServer, sendTest }: MailProps) {
  const { noServer, waiting, failed, why } = words.steps.mail;
  if (!mailServer) return <p className="mt-1 max-w-reading font-semibold text-warn">{noServer}</p>;
  return (
    <div className="mt-3 space-y-3">
      {state === "waiting" && <p>{waiting}</p>}
      {state === "failed" && (
        <p className="text-danger">
          {failed} <TextLink href="/panel/cartas">{why}</TextLink>
        </p>
      )}
      <ButtonForm action={sendTest} submit={words.sendTest} pendingLabel={words.sending} look="quiet" />
    </div>
  );
}

import type { OwnSession } from "@/accounts/access/own-sessions";
import { ago } from "@/components/ago";
import type { FormAction } from "@/components/forms/form-state";
import { sessionMessages } from "@/messages/account";
import { channelName } from "@/messages/channels";
import { clientPage } from "@/messages/clients";
import { deviceName } from "@/messages/device-name";
import { ConfirmButton } from "../row-button";

type Props = { id: number; sessions: OwnSession[]; end: FormAction };

/** A client's sessions, with one button that ends them all. */
export function ClientSessions({ id, sessions, end }: Props) {
  if (sessions.length === 0) return <p className="text-muted">{clientPage.noSessions}</p>;
  const { button, ...words } = clientPage.end;
  return (
    <div className="space-y-6">
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="py-2 first:pt-0">
            <span className="font-semibold">{deviceName(session.userAgent)}</span>
            <span className="block text-note text-muted">
              {channelName(session.channel)} · {sessionMessages.lastUsed(ago(session.lastUsedAt))}
            </span>
          </li>
        ))}
      </ul>
      <ConfirmButton
        action={end}
        id={id}
        label={button}
        title={words.title}
        text={words.text}
        confirm={words.confirm}
      />
    </div>
  );
}

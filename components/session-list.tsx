import type { OwnSession } from "@/accounts/access/own-sessions";
import { sessionMessages } from "@/messages/account";
import { channelName } from "@/messages/channels";
import { deviceName } from "@/messages/device-name";
import { ago } from "./ago";
import { Badge } from "./ui/badge";
import { buttonClass } from "./ui/button-class";

type Props = { sessions: OwnSession[]; end: (data: FormData) => Promise<void> };

/** The account owner's sessions, with a button to end each of the others. */
export function SessionList({ sessions, end }: Props) {
  return (
    <ul className="divide-y divide-line">
      {sessions.map(({ id, userAgent, channel, address, lastUsedAt, isThisOne }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0">
          <div className="min-w-0">
            <p className="font-semibold">{deviceName(userAgent)}</p>
            <p className="text-note text-muted">
              {channel === "web" ? sessionMessages.browser : channelName(channel)}
              {address && ` · ${address}`} · {sessionMessages.lastUsed(ago(lastUsedAt))}
            </p>
          </div>
          {isThisOne ? (
            <Badge look="success">{sessionMessages.thisOne}</Badge>
          ) : (
            <form action={end}>
              <input type="hidden" name="session" value={id} />
              <button
                type="submit"
                className={buttonClass("quiet")}
                aria-label={sessionMessages.endOf(deviceName(userAgent))}
              >
                {sessionMessages.end}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

import type { PasswordState } from "@/accounts/clients/client-state";
import { Badge } from "@/components/ui/badge";
import { clientStates } from "@/messages/clients";

const LOOKS = { none: "plain", delivered: "accent", used: "accent", expired: "warn" } as const;

type Props = { disabled: boolean; verified: boolean; passwordState: PasswordState };

/** An account's states that need attention, most severe first; none when all is well. */
export function ClientBadges({ disabled, verified, passwordState }: Props) {
  return (
    <span className="flex flex-wrap gap-1">
      {disabled && <Badge look="danger">{clientStates.disabled}</Badge>}
      {!disabled && passwordState !== "changed" && (
        <Badge look={LOOKS[passwordState]}>{clientStates.passwords[passwordState]}</Badge>
      )}
      {!disabled && !verified && passwordState !== "none" && <Badge>{clientStates.unverified}</Badge>}
    </span>
  );
}

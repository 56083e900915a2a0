import type { OwnConsent } from "@/accounts/legal/own-consents";
import { type CurrentText, isOptional, TEXT_KINDS } from "@/accounts/legal/text-kinds";
import { longDate } from "@/components/dates";
import { legal, ownAgreements as words } from "@/messages/legal";
import { ButtonForm } from "./button-form";
import type { FormAction } from "./form-state";
import { TextLink } from "./text-link";

type Props = {
  texts: CurrentText[];
  consents: OwnConsent[];
  /** The texts still to be answered. */
  owed: number[];
  take: FormAction;
  drop: FormAction;
};

/** What one agreed to and when; what was optional can be let go of. */
export function OwnAgreements({ texts, consents, owed, take, drop }: Props) {
  return (
    <ul className="divide-y divide-line">
      {TEXT_KINDS.flatMap((kind) => {
        const text = texts.find((one) => one.kind === kind);
        const latest = consents.findLast((consent) => consent.kind === kind);
        if (!text) return [];
        const version = latest?.given ? latest.version : text.version;
        return [
          <li key={kind} className="space-y-1 py-4 first:pt-0 last:pb-0">
            <p className="font-semibold">{legal.names[kind]}</p>
            <p className="text-muted">{stateOf(latest)}</p>
            {owed.includes(text.id) ? (
              <p>
                {latest && <span className="block">{words.newer}</span>}
                <TextLink href="/acuerdo?next=/cuenta">{words.answer}</TextLink>
              </p>
            ) : (
              <p>
                <TextLink href={`/legal/${legal.slugs[kind]}/${version}`}>{words.read}</TextLink>
              </p>
            )}
            {isOptional(kind) && (
              <ButtonForm
                key={latest?.given ? "drop" : "take"}
                action={latest?.given ? drop : take}
                submit={latest?.given ? words.drop : words.take}
                pendingLabel={latest?.given ? words.dropping : words.taking}
                look="quiet"
              />
            )}
          </li>,
        ];
      })}
    </ul>
  );
}

function stateOf(latest: OwnConsent | undefined): string {
  if (!latest) return words.never;
  const day = longDate(latest.at);
  return latest.given ? words.agreed(latest.version, day) : words.letGo(day);
}

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { classes } from "@/components/ui/classes";
import { toast } from "@/components/ui/toast";
import { counter, slip, spell } from "@/messages/counter";
import { copyText } from "./copy-text";
import type { SlipFacts } from "./slip-facts";
import { groupsOf } from "./slip-groups";
import { SlipPaper } from "./slip-paper";

type Props = {
  title: string;
  facts: SlipFacts;
  /** Changes when the time begins again. */
  round: number;
  /** The last minute. */
  ending: boolean;
  onMoreTime: () => void;
  onDelivered: () => void;
};

/** Shows the password on the whole screen, once; the printed slip is rendered with it, for print only. */
export function SlipStage({ title, facts, round, ending, onMoreTime, onDelivered }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  const copy = async () => ((await copyText(facts.password)) ? toast(slip.copied) : toast(slip.notCopied, "danger"));
  return (
    <>
      <section aria-labelledby="comprobante" className="animate-appear print:hidden">
        <h1 id="comprobante" ref={heading} tabIndex={-1} className="text-page font-bold outline-none">
          {title}
        </h1>
        <p className="mt-2 text-lead wrap-anywhere text-muted">
          <span className="block">{facts.name}</span>
          {facts.email}
        </p>
        <div className="mt-6 overflow-hidden rounded-card border border-line bg-surface">
          <div className="p-5 sm:p-8">
            <h2 className="font-semibold">{slip.password}</h2>
            <Password password={facts.password} />
            <p className="mt-6 text-muted">
              {slip.noSpaces} {slip.expires(facts.expires)}
            </p>
          </div>
          <div className="h-1 bg-line">
            <div key={round} className="h-full origin-left animate-run-out bg-accent" />
          </div>
          <div className="flex min-h-20 flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3 sm:min-h-16 sm:px-8">
            <p role="alert" className={classes("flex-1 font-semibold text-warn", ending ? "basis-60" : "sr-only")}>
              {ending && slip.ending}
            </p>
            {!ending && <p className="text-muted">{slip.vanishes}</p>}
            {ending && (
              <Button type="button" look="quiet" onClick={onMoreTime}>
                {slip.moreTime}
              </Button>
            )}
          </div>
        </div>
        <div className="mt-8 flex flex-wrap gap-3">
          <Button type="button" onClick={() => window.print()}>
            {slip.print}
          </Button>
          <Button type="button" look="quiet" onClick={copy}>
            {slip.copy}
          </Button>
          <Button type="button" look="quiet" onClick={onDelivered}>
            {slip.delivered}
          </Button>
          <ButtonLink look="quiet" href={`/panel/clientes/${facts.accountId}`} prefetch={false}>
            {counter.openFile}
          </ButtonLink>
        </div>
        <p className="mt-6 text-muted">{slip.once}</p>
      </section>
      <SlipPaper facts={facts} />
    </>
  );
}

function Password({ password }: { password: string }) {
  return (
    <div className="mt-3 flex flex-wrap gap-x-10 gap-y-6" data-password>
      {groupsOf(password).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups have no other identity and never move
        <div key={index}>
          <p className="font-mono text-code font-semibold tracking-wide">{group.join("")}</p>
          <p className="mt-1 max-w-44 text-note text-muted">{group.map(spell).join(", ")}</p>
        </div>
      ))}
    </div>
  );
}

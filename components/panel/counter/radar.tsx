import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { classes } from "@/components/ui/classes";
import { DoneIcon } from "@/components/ui/icons";
import { radar } from "@/messages/counter";
import { FILL_IN } from "./fill-missing";
import { isSure, type LookedUp } from "./look-up";
import { RadarCard } from "./radar-card";
import type { RadarState } from "./use-radar";

type Props = {
  state: RadarState;
  onApart: (id: number) => void;
  /** Asks why another account is registered. Here, where it moves nothing while the radar fills. */
  reason: ReactNode;
};

/** Accounts that the client may already have, likeliest first. */
export function Radar({ state, onApart, reason }: Props) {
  const { people, answer } = state;
  const sure = people.filter(isSure);
  return (
    <section aria-labelledby="radar" className="rounded-card border border-line bg-surface p-5">
      <h2 id="radar" className="text-lead font-bold">
        {radar.title}
      </h2>
      <div className="mt-1 grid text-muted *:col-start-1 *:row-start-1">
        {/* The longest sentences hold the place of the others, so that what follows does not move. */}
        <span aria-hidden="true" className="invisible">
          {radar.waiting}
        </span>
        <span aria-hidden="true" className="invisible">
          {radar.failed}
        </span>
        <p role="status" className="flex gap-2">
          {isClear(state) && <DoneIcon className="text-success" />}
          {sentenceOf(state)}
        </p>
      </div>
      {/* Above the people, whose heights change: what stands here keeps its place and what was typed. */}
      {reason && <div className="mt-4">{reason}</div>}
      {people.length > 0 && (
        // Drawn anew for each answer: another answer's people are not the ones before, moved.
        <div key={answer}>
          {sure.length > 0 && (
            <Alert tone="warn" className="mt-4">
              {sure.some(({ standing }) => standing === "openable") ? radar.sure : radar.sureElsewhere}
            </Alert>
          )}
          <ul className="mt-4 space-y-3">
            {people.map((person) => (
              <li key={person.id}>
                <RadarCard person={person} {...(isSure(person) && { href: hrefOf(person), label: radar.use })}>
                  <button
                    type="button"
                    onClick={() => onApart(person.id)}
                    className="cursor-pointer rounded-control py-2.5 font-semibold text-accent underline-offset-4 hover:underline"
                  >
                    {radar.apart}
                  </button>
                </RadarCard>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** The account instead of another: its form, with what is missing there filled in from what was typed here. */
const hrefOf = ({ id }: LookedUp) => `/panel/clientes/${id}/editar#${FILL_IN}`;

const isClear = ({ status, people, unfinished }: RadarState) =>
  status === "found" && people.length === 0 && !unfinished;

function sentenceOf(state: RadarState): string {
  const { status, people } = state;
  if (status !== "found") return radar[status];
  if (people.length > 0) return radar.found(people.length);
  return isClear(state) ? radar.none : radar.waiting;
}

/** On a narrow screen, where the radar is below the form: one line of a fixed height that leads to it. */
export function RadarLine({ state }: { state: RadarState }) {
  const some = state.people.length > 0;
  return (
    <p className="flex h-11 items-center gap-3 text-note lg:hidden">
      <span
        aria-hidden={!some}
        className={classes("min-w-0 truncate font-semibold", some ? "text-warn" : "text-muted")}
      >
        {state.status === "waiting" ? radar.idle : sentenceOf(state)}
      </span>
      {/* At the far end, where a longer sentence does not move it. */}
      {some && (
        <a
          href="#radar"
          className="ml-auto shrink-0 rounded-control py-2.5 font-semibold text-accent underline underline-offset-4"
        >
          {radar.below}
        </a>
      )}
    </p>
  );
}

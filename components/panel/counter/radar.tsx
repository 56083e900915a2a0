import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { ArrowIcon, DoneIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { radar } from "@/messages/counter";
import { isSure, type LookedUp } from "./look-up";
import type { RadarState } from "./use-radar";

/** Accounts that the client may already have, likeliest first. */
export function Radar({ state }: { state: RadarState }) {
  const { status, people, answer } = state;
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
          {status === "found" && people.length === 0 && <DoneIcon className="text-success" />}
          {sentenceOf(state)}
        </p>
      </div>
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
                <LookedUpPerson person={person} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function sentenceOf({ status, people }: RadarState): string {
  if (status !== "found") return radar[status];
  return people.length > 0 ? radar.found(people.length) : radar.none;
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

/** One possible duplicate, masked; the card links to it where the employee may open it. */
export function LookedUpPerson({ person }: { person: LookedUp }) {
  const { id, name, email, phone, document, branch, since, disabled, alike, standing } = person;
  const facts = [email, document && radar.document(document), phone && radar.phone(phone), branch, radar.since(since)];
  const sure = isSure(person);
  return (
    <div className="group relative rounded-control border border-control p-4 has-[a]:hover:border-ink">
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0 font-semibold wrap-anywhere">{name}</p>
        {standing === "openable" && <ArrowIcon className="text-accent" />}
      </div>
      <p className="mt-1 text-note wrap-anywhere text-muted">{facts.filter(Boolean).join(" · ")}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {alike.map((one) => (
          <Badge key={one} look={sure ? "warn" : "accent"}>
            {radar.alike[one]}
          </Badge>
        ))}
        {disabled && <Badge look="danger">{radar.disabled}</Badge>}
      </div>
      {standing === "openable" ? (
        <Link
          href={`/panel/clientes/${id}`}
          prefetch={false}
          data-row
          className="mt-2 inline-block font-semibold text-accent outline-none after:absolute after:inset-0 after:rounded-control group-hover:underline focus-visible:after:outline-3 focus-visible:after:outline-focus"
        >
          {radar.open}
        </Link>
      ) : (
        <p className="mt-2 text-note">{standing === "staff" ? radar.staff : radar.elsewhere(branch ?? "")}</p>
      )}
    </div>
  );
}

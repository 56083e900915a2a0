import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { ArrowIcon, DoneIcon } from "@/components/ui/icons";
import { radar } from "@/messages/counter";
import { isSure, type LookedUp } from "./look-up";
import type { RadarState } from "./use-radar";

/** Accounts that the client may already have, likeliest first. */
export function Radar({ state: { status, people } }: { state: RadarState }) {
  const sure = people.filter(isSure);
  return (
    <section aria-labelledby="radar" className="rounded-card border border-line bg-surface p-5">
      <h2 id="radar" className="text-lead font-bold">
        {radar.title}
      </h2>
      <p role="status" className="mt-1 flex min-h-6 gap-2 text-muted">
        {status === "found" && people.length === 0 && <DoneIcon className="text-success" />}
        {status === "waiting" && radar.waiting}
        {status === "searching" && radar.searching}
        {status === "failed" && radar.failed}
        {status === "found" && (people.length > 0 ? radar.found(people.length) : radar.none)}
      </p>
      {sure.length > 0 && (
        <Alert tone="warn" className="mt-4">
          {sure.some(({ standing }) => standing === "openable") ? radar.sure : radar.sureElsewhere}
        </Alert>
      )}
      {people.length > 0 && (
        <ul className="mt-4 space-y-3">
          {people.map((person) => (
            <li key={person.id}>
              <LookedUpPerson person={person} />
            </li>
          ))}
        </ul>
      )}
    </section>
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

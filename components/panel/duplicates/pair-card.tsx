import type { PairSide, ProbablePair } from "@/accounts/duplicates/pairs/list-pairs";
import { shortDate, shortDay } from "@/components/dates";
import type { FormAction } from "@/components/forms/form-state";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { DoneIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { channelName } from "@/messages/channels";
import { radar } from "@/messages/counter";
import { duplicatePage } from "@/messages/duplicates";
import { panel } from "@/messages/panel";
import { ApartButton } from "../counter/apart-button";

type Props = {
  pair: ProbablePair;
  /** «No es la misma persona», or that taken back. */
  action: FormAction;
  discarded: boolean;
};

const FACTS: [keyof typeof duplicatePage.fields, (side: PairSide) => string | null][] = [
  ["email", ({ email }) => email],
  ["document", ({ document }) => document],
  ["phone", ({ phone }) => phone],
  ["birthDate", ({ birthDate }) => birthDate && shortDay(birthDate)],
  ["branch", ({ branch }) => branch ?? panel.noBranch],
  ["origin", ({ origin }) => channelName(origin)],
  ["since", ({ createdAt }) => shortDate(createdAt)],
];

const PERSONAL = ["email", "document", "phone", "birthDate"];

/** Two accounts side by side, how sure it is that they are one person's, and why. */
export function PairCard({ pair: { sides, verdict, reasons }, action, discarded }: Props) {
  const [one, other] = sides;
  const both = one.openable && other.openable;
  const [mine, theirs] = one.openable ? [one, other] : [other, one];
  const because = reasons.map((reason) => radar.reasons[reason]).join(", ");
  return (
    <article
      aria-label={duplicatePage.pair(one.name, other.name)}
      className="rounded-card border border-line bg-surface p-5 sm:p-8"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Badge look={verdict === "same" ? "warn" : "accent"}>{radar.verdicts[verdict]}</Badge>
        <p className="first-letter:uppercase">{because}</p>
      </div>
      <table className="mt-5 w-full table-fixed text-left">
        <thead>
          <tr className="align-top">
            <td className="w-36 max-sm:hidden" />
            {sides.map((side) => (
              <th key={side.id} scope="col" className="p-2 font-semibold wrap-anywhere">
                <Name side={side} />
              </th>
            ))}
          </tr>
        </thead>
        {FACTS.map((field) => (
          <FactRow key={field[0]} field={field} sides={sides} />
        ))}
      </table>
      <div className="mt-6 flex flex-wrap items-center gap-3 print:hidden">
        {both && !discarded && (
          <ButtonLink href={`/panel/clientes/${one.id}/unir?con=${other.id}`} prefetch={false} data-row>
            {duplicatePage.merge}
          </ButtonLink>
        )}
        <ApartButton
          action={action}
          id={mine.id}
          otherId={theirs.id}
          label={discarded ? duplicatePage.undo : radar.apart}
        />
      </div>
      {!both && <p className="mt-3 text-note text-muted">{duplicatePage.elsewhere}</p>}
    </article>
  );
}

function Name({ side: { id, name, openable, disabled } }: { side: PairSide }) {
  return (
    <>
      {openable ? (
        <Link
          href={`/panel/clientes/${id}`}
          prefetch={false}
          className="inline-block py-0.5 text-accent underline underline-offset-4"
        >
          {name}
        </Link>
      ) : (
        name
      )}
      {!openable && <span className="block text-note font-normal text-muted">{duplicatePage.masked}</span>}
      {disabled && <span className="block text-note font-normal text-danger">{radar.disabled}</span>}
    </>
  );
}

/** A personal value that is the same in both is marked; that of branches and channels says nothing. */
function FactRow({ field, sides }: { field: (typeof FACTS)[number]; sides: [PairSide, PairSide] }) {
  const [name, value] = field;
  const [first, second] = [value(sides[0]), value(sides[1])];
  const same = PERSONAL.includes(name) && first !== null && first.toLowerCase() === second?.toLowerCase();
  const label = (
    <>
      {duplicatePage.fields[name]}
      {same && (
        <span className="flex items-center gap-1 text-success sm:mt-0.5">
          <DoneIcon className="size-4" />
          {duplicatePage.same}
        </span>
      )}
    </>
  );
  return (
    <tbody>
      {/* On a phone the values need the width: their name stands above them. */}
      <tr className="sm:hidden">
        <th scope="rowgroup" colSpan={2} className="border-t border-line px-2 pt-2 text-note font-normal text-muted">
          <span className="flex flex-wrap justify-between gap-x-3">{label}</span>
        </th>
      </tr>
      <tr className="align-top">
        <th scope="row" className="border-t border-line py-2 pr-2 text-note font-normal text-muted max-sm:hidden">
          {label}
        </th>
        <Value value={first} />
        <Value value={second} />
      </tr>
    </tbody>
  );
}

function Value({ value }: { value: string | null }) {
  return (
    <td className="border-line px-2 pb-2 wrap-anywhere sm:border-t sm:pt-2">
      {value ?? <span className="text-muted">{duplicatePage.nothing}</span>}
    </td>
  );
}

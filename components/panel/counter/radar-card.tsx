import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { ArrowIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { radar } from "@/messages/counter";
import { isSure, type LookedUp } from "./look-up";

type Props = {
  person: LookedUp;
  /** Where the employee goes on with this account; its page, where it is not said. */
  href?: string;
  label?: string;
  /** What else can be done about it. */
  children?: ReactNode;
};

/** One possible duplicate, with how sure it is and why; the card links to it where the employee may open it. */
export function RadarCard({ person, href, label = radar.open, children }: Props) {
  const { id, name, email, phone, document, branch, since, disabled, probability, because, standing } = person;
  const facts = [email, document && radar.document(document), phone && radar.phone(phone), branch, radar.since(since)];
  return (
    <div className="group relative rounded-control border border-control p-4 has-[a]:hover:border-ink">
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0 font-semibold wrap-anywhere">{name}</p>
        {standing === "openable" && <ArrowIcon className="text-accent" />}
      </div>
      <p className="mt-1 text-note wrap-anywhere text-muted">{facts.filter(Boolean).join(" · ")}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Badge look={isSure(person) ? "warn" : "accent"}>{probability}</Badge>
        {disabled && <Badge look="danger">{radar.disabled}</Badge>}
      </div>
      <p className="mt-2 text-note wrap-anywhere first-letter:uppercase">{because}</p>
      {standing !== "openable" && (
        <p className="mt-2 text-note">{standing === "staff" ? radar.staff : radar.elsewhere(branch ?? "")}</p>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-x-6">
        {standing === "openable" && (
          <Link
            href={href ?? `/panel/clientes/${id}`}
            prefetch={false}
            data-row
            className="inline-block py-2.5 font-semibold text-accent outline-none after:absolute after:inset-0 after:rounded-control group-hover:underline focus-visible:after:outline-3 focus-visible:after:outline-focus"
          >
            {label}
          </Link>
        )}
        {/* Above the card's own link. */}
        <div className="relative z-10">{children}</div>
      </div>
    </div>
  );
}

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { TextInput } from "@/components/ui/text-input";
import { merging } from "@/messages/merging";

export type Other = { id: number; name: string; about: string };

type Props = { id: number; alike: Other[]; asked: string; found: Other[] };

/** Which account a client's is to be merged with. */
export function PickOther({ id, alike, asked, found }: Props) {
  const { pick } = merging;
  return (
    <div className="grid gap-8">
      <Card title={pick.alike}>
        {alike.length > 0 ? <Others id={id} others={alike} /> : <Quiet>{pick.none}</Quiet>}
      </Card>
      <Card title={pick.search}>
        <form className="flex flex-wrap items-end gap-3" action={`/panel/clientes/${id}/unir`}>
          <div className="min-w-0 flex-1 basis-56">
            <TextInput label={pick.searchLabel} name="buscar" type="search" defaultValue={asked} autoComplete="off" />
          </div>
          <Button look="quiet">{pick.submit}</Button>
        </form>
        {asked && (
          <div className="mt-6">
            {found.length > 0 ? <Others id={id} others={found} /> : <Quiet>{pick.nothing}</Quiet>}
          </div>
        )}
      </Card>
    </div>
  );
}

const Quiet = ({ children }: { children: ReactNode }) => <p className="text-muted">{children}</p>;

function Others({ id, others }: { id: number; others: Other[] }) {
  return (
    <ul className="space-y-3">
      {others.map((other) => (
        <li key={other.id}>
          <Link
            href={`/panel/clientes/${id}/unir?con=${other.id}`}
            prefetch={false}
            className="block rounded-control border border-control p-4 hover:border-ink"
          >
            <span className="block font-semibold wrap-anywhere text-accent">{other.name}</span>
            <span className="block text-note wrap-anywhere text-muted">{other.about}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

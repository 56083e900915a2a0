import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { COUNTED_PAIRS, listPairs } from "@/accounts/duplicates/pairs/list-pairs";
import { viewPass } from "@/accounts/duplicates/pairs/view-pass";
import { may } from "@/accounts/policy";
import { requireStaff } from "@/app/_session/require-staff";
import { apart } from "@/app/panel/clientes/[id]/actions";
import { PairCard } from "@/components/panel/duplicates/pair-card";
import { PassState } from "@/components/panel/duplicates/pass-state";
import { ViewLinks } from "@/components/panel/duplicates/view-links";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { duplicatePage } from "@/messages/duplicates";
import { searchNow, together } from "./actions";

export const metadata: Metadata = { title: duplicatePage.title };

const PATH = "/panel/duplicados";
const APART = "descartadas";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DuplicatesPage({ searchParams }: Props) {
  const { actor } = await requireStaff(PATH);
  const { ver, tras } = await searchParams;
  const discarded = ver === APART;
  const listed = await listPairs(actor, { apart: discarded, after: typeof tras === "string" ? tras : null });
  if (!listed.ok) notFound();
  const { pairs, next, total } = listed.value;
  const view = discarded ? `?ver=${APART}` : "";
  const empty = duplicatePage.empty[discarded ? "apart" : "waiting"];
  return (
    <>
      <PageHeader title={duplicatePage.title} lead={duplicatePage.lead} />
      <PassState pass={await viewPass()} action={may(actor, "search_pairs") ? searchNow : null} />
      <ViewLinks path={PATH} apart={APART} here={discarded} />
      {pairs.length === 0 ? (
        <EmptyState title={empty.title}>{empty.text}</EmptyState>
      ) : (
        <>
          <p role="status" className="mb-3 text-muted">
            {duplicatePage.total(total, COUNTED_PAIRS, discarded)}
          </p>
          <ul className="space-y-6">
            {pairs.map((pair) => (
              <li key={pair.sides.map(({ id }) => id).join()}>
                <PairCard pair={pair} action={discarded ? together : apart} discarded={discarded} />
              </li>
            ))}
          </ul>
        </>
      )}
      <nav aria-label={duplicatePage.title} className="mt-6 flex flex-wrap justify-between gap-3">
        {tras ? (
          <ButtonLink look="quiet" href={`${PATH}${view}`} prefetch={false}>
            {duplicatePage.first}
          </ButtonLink>
        ) : (
          <span />
        )}
        {next && (
          <ButtonLink look="quiet" href={`${PATH}${view ? `${view}&` : "?"}tras=${next}`} prefetch={false}>
            {duplicatePage.next}
          </ButtonLink>
        )}
      </nav>
    </>
  );
}

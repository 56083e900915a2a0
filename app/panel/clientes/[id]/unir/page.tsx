import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { AccountActor } from "@/accounts/account";
import { findDuplicates } from "@/accounts/clients/find-duplicates";
import { searchClients } from "@/accounts/clients/search-clients";
import { type ClientView, viewClient } from "@/accounts/clients/view-client";
import { viewMerge } from "@/accounts/merging/view-merge";
import { personName } from "@/accounts/values/person-name";
import { requireStaff } from "@/app/_session/require-staff";
import { idInPath } from "@/app/panel/id-in-path";
import { MergeForm } from "@/components/panel/merging/merge-form";
import { type Other, PickOther } from "@/components/panel/merging/pick-other";
import { sideOf } from "@/components/panel/merging/side";
import { SideFacts } from "@/components/panel/merging/side-rows";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { merging } from "@/messages/merging";
import { mergeSentence } from "../merge-sentence";
import { mergeAccounts } from "./actions";

export const metadata: Metadata = { title: merging.title };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

export default async function MergePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { actor } = await requireStaff(`/panel/clientes/${encodeURIComponent(id)}/unir`);
  const query = await searchParams;
  const number = idInPath(id);
  const viewed = number === null ? null : await viewClient(actor, number);
  if (!viewed?.ok) notFound();
  const { account } = viewed.value;
  if (!("con" in query)) return <Pick actor={actor} view={viewed.value} asked={one(query.buscar).trim()} />;
  const otherId = idInPath(one(query.con)) ?? 0;
  const seen = await viewMerge(actor, account.id, otherId);
  if (!seen.ok)
    return (
      <div className="max-w-form">
        <PageHeader title={merging.title} />
        <Alert tone="danger" action={<Back id={account.id} />}>
          {mergeSentence(seen.problem)}
        </Alert>
      </div>
    );
  const { sides, suggestedId, problem, mayOverrule } = seen.value;
  const both = [sideOf(sides[0]), sideOf(sides[1])] as const;
  const overruled = problem?.code === "contradiction" && mayOverrule;
  const facts = <SideFacts sides={both} />;
  return (
    <div className="max-w-reading">
      <PageHeader title={merging.title} lead={merging.lead} />
      {problem && !overruled ? (
        <>
          <Alert tone="danger" className="mb-8" action={<Back id={account.id} />}>
            {mergeSentence(problem)}
          </Alert>
          {facts}
        </>
      ) : (
        <MergeForm
          action={mergeAccounts}
          sides={both}
          suggestedId={suggestedId}
          contradiction={problem && mergeSentence(problem, mayOverrule)}
        >
          {facts}
        </MergeForm>
      )}
      <Card title={merging.happens.title} className="mt-12">
        <ul className="list-disc space-y-2 pl-5">
          {merging.happens.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

const Back = ({ id }: { id: number }) => (
  <ButtonLink href={`/panel/clientes/${id}/unir`} look="quiet" prefetch={false}>
    {merging.pick.search}
  </ButtonLink>
);

async function Pick({ actor, view, asked }: { actor: AccountActor; view: ClientView; asked: string }) {
  const { id, email, phone, documentNumber, birthDate, ...names } = view.account;
  const name = personName(names);
  const known = { name, email, document: documentNumber ?? "", phone: phone ?? "", birthDate: birthDate ?? "" };
  const alike = await findDuplicates(actor, known, id);
  const filter = { text: asked, branchId: null, state: null, origin: null, since: null, until: null };
  const found = asked ? await searchClients(actor, filter, { order: "newest", after: null }) : null;
  const shown = (people: (Omit<Other, "about"> & { email: string; phone: string | null; openable: boolean })[]) =>
    people
      .filter((person) => person.openable && person.id !== id)
      .map((person) => ({
        id: person.id,
        name: person.name,
        about: [person.email, person.phone].filter(Boolean).join(" · "),
      }));
  return (
    <div className="max-w-reading">
      <PageHeader title={merging.title} lead={merging.pick.lead(name)} />
      <PickOther
        id={id}
        alike={alike.ok ? shown(alike.value) : []}
        asked={asked}
        found={found?.ok ? shown(found.value.clients) : []}
      />
    </div>
  );
}

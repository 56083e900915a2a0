import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { undeliveredLetters } from "@/accounts/letters/undelivered-letters";
import { requireStaff } from "@/app/_session/require-staff";
import { LetterList } from "@/components/panel/desk/letter-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { letterPage } from "@/messages/team";
import { retry } from "./actions";

export const metadata: Metadata = { title: letterPage.title };

export default async function LettersPage() {
  const { actor } = await requireStaff("/panel/cartas");
  const read = await undeliveredLetters(actor);
  if (!read.ok) notFound();
  const { letters, total } = read.value;
  const { title, lead, empty } = letterPage;
  return (
    <>
      <PageHeader title={title} lead={lead} />
      {letters.length === 0 ? (
        <EmptyState title={empty.title}>{empty.text}</EmptyState>
      ) : (
        <>
          {total > letters.length && <p className="mb-3 text-muted">{letterPage.total(total, letters.length)}</p>}
          <LetterList letters={letters} retry={retry} />
        </>
      )}
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { reviewMoves } from "@/accounts/moving/review-moves";
import { requireStaff } from "@/app/_session/require-staff";
import { MoveCard } from "@/components/panel/move/move-card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { movePage } from "@/messages/move";
import { saveState } from "./actions";

export const metadata: Metadata = { title: movePage.title };

export default async function MovePage() {
  const { actor } = await requireStaff("/panel/mudanza");
  const reviewed = await reviewMoves(actor);
  if (!reviewed.ok) notFound();
  const { title, lead, empty } = movePage;
  const guide = (
    <Link href="/docs/mudanza" className="font-semibold text-accent underline underline-offset-4">
      {movePage.guide}
    </Link>
  );
  return (
    <>
      <PageHeader title={title} lead={lead} action={reviewed.value.length > 0 && guide} />
      {reviewed.value.length === 0 && (
        <EmptyState title={empty.title} action={guide}>
          {empty.text}
        </EmptyState>
      )}
      <div className="space-y-8">
        {reviewed.value.map((move) => (
          <MoveCard key={move.contract} move={move} action={saveState} />
        ))}
      </div>
    </>
  );
}

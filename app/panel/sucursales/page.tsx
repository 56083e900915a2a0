import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { reviewBranches } from "@/accounts/branches/review-branches";
import { requireStaff } from "@/app/_session/require-staff";
import { NewBranchForm } from "@/components/panel/branches/branch-forms";
import { BranchList } from "@/components/panel/branches/branch-list";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { branchPage } from "@/messages/team";
import { close, reopen, saveBranch } from "./actions";

export const metadata: Metadata = { title: branchPage.title };

export default async function BranchesPage() {
  const { actor } = await requireStaff("/panel/sucursales");
  const reviewed = await reviewBranches(actor);
  if (!reviewed.ok) notFound();
  return (
    <>
      <PageHeader title={branchPage.title} lead={branchPage.lead} />
      <BranchList branches={reviewed.value} rename={saveBranch} close={close} reopen={reopen} />
      <Card title={branchPage.create} className="mt-8">
        <div className="max-w-form">
          <NewBranchForm action={saveBranch} />
        </div>
      </Card>
    </>
  );
}

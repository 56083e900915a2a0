import type { Metadata } from "next";
import { listOwnKeys, type OwnKey } from "@/accounts/app-keys/own-keys";
import { listBranches } from "@/accounts/branches/list-branches";
import { requireStaff } from "@/app/_session/require-staff";
import { ago } from "@/components/ago";
import { KeyForm } from "@/components/app-keys/key-form";
import { longDate } from "@/components/dates";
import { FormPage } from "@/components/form-page";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { appKeyPage } from "@/messages/app-keys";
import { createKey, revokeKey } from "./actions";

export const metadata: Metadata = { title: appKeyPage.title, robots: { index: false } };

export default async function AppKeysPage() {
  const { actor } = await requireStaff("/cuenta/claves");
  const keys = await listOwnKeys(actor);
  const branches = await listBranches();
  const own = actor.role === "employee" ? branches.filter(({ id }) => id === actor.branchId) : branches;
  return (
    <FormPage title={appKeyPage.title} lead={appKeyPage.lead}>
      <Card title={appKeyPage.create}>
        <KeyForm action={createKey} branches={own} />
      </Card>
      <Card title={appKeyPage.list} className="mt-8">
        {keys.length === 0 ? <p className="text-muted">{appKeyPage.none}</p> : <KeyList keys={keys} />}
      </Card>
    </FormPage>
  );
}

function KeyList({ keys }: { keys: OwnKey[] }) {
  return (
    <ul className="divide-y divide-line">
      {keys.map(({ id, name, branch, createdAt, lastUsedAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0">
          <div className="min-w-0">
            <p className="font-semibold wrap-anywhere">{name}</p>
            <p className="text-note text-muted">
              {appKeyPage.facts(branch, longDate(createdAt))} ·{" "}
              {lastUsedAt ? appKeyPage.used(ago(lastUsedAt)) : appKeyPage.unused}
            </p>
          </div>
          <form action={revokeKey}>
            <input type="hidden" name="key" value={id} />
            <button type="submit" className={buttonClass("quiet")} aria-label={appKeyPage.revokeOf(name)}>
              {appKeyPage.revoke}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

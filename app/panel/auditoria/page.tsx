import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AUDIT_ACTIONS } from "@/accounts/audit";
import { searchAudit } from "@/accounts/audit-log/search-audit";
import { requireStaff } from "@/app/_session/require-staff";
import { checkAuditExport } from "@/app/panel/check-export";
import { auditFilterOf, auditHref, auditQueryInWords, readAuditQuery } from "@/components/panel/audit/audit-query";
import { AuditTable } from "@/components/panel/audit/audit-table";
import { ExportForm } from "@/components/panel/clients/export-form";
import { FilterDay, FilterSelect } from "@/components/panel/filter-fields";
import { LiveFilters } from "@/components/panel/live-filters";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Fold } from "@/components/ui/fold";
import { PageHeader } from "@/components/ui/page-header";
import { TextInput } from "@/components/ui/text-input";
import { auditPage } from "@/messages/audit";
import { channelName, channels } from "@/messages/channels";
import { historySentence } from "@/messages/history";

export const metadata: Metadata = { title: auditPage.title };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const { actor } = await requireStaff("/panel/auditoria");
  const query = readAuditQuery(await searchParams);
  const found = await searchAudit(actor, auditFilterOf(query), Number(query["antes-de"]));
  if (!found.ok) notFound();
  const { entries, next } = found.value;
  return (
    <>
      <PageHeader
        title={auditPage.title}
        lead={auditPage.lead}
        action={<ExportForm path="/panel/auditoria/exportar" query={query} check={checkAuditExport} />}
      />
      <LiveFilters
        path="/panel/auditoria"
        fields={
          <Fold title={auditPage.filters} note={auditQueryInWords(query)}>
            <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
              <TextInput
                name="quien"
                label={auditPage.actor}
                placeholder={auditPage.personHint}
                defaultValue={query.quien ?? ""}
              />
              <TextInput
                name="a-quien"
                label={auditPage.subject}
                placeholder={auditPage.personHint}
                defaultValue={query["a-quien"] ?? ""}
              />
              <FilterSelect name="que" label={auditPage.action} value={query.que} any={auditPage.anyAction}>
                {AUDIT_ACTIONS.map((action) => (
                  <option key={action} value={action}>
                    {historySentence(action)}
                  </option>
                ))}
              </FilterSelect>
              <FilterSelect name="puerta" label={auditPage.channel} value={query.puerta} any={auditPage.anyChannel}>
                {channels.map((channel) => (
                  <option key={channel} value={channel}>
                    {channelName(channel)}
                  </option>
                ))}
              </FilterSelect>
              <FilterDay name="desde" label={auditPage.since} value={query.desde} />
              <FilterDay name="hasta" label={auditPage.until} value={query.hasta} />
              <div className="flex flex-wrap gap-3 sm:col-span-full">
                <Button className="[@media(scripting:enabled)]:hidden">{auditPage.apply}</Button>
                {Object.keys(query).length > 0 && (
                  <ButtonLink look="quiet" href="/panel/auditoria" prefetch={false}>
                    {auditPage.clear}
                  </ButtonLink>
                )}
              </div>
            </div>
          </Fold>
        }
      >
        <div>
          {entries.length === 0 ? (
            <EmptyState title={auditPage.empty.title}>{auditPage.empty.text}</EmptyState>
          ) : (
            <AuditTable entries={entries} query={query} />
          )}
        </div>
        <nav aria-label={auditPage.title} className="mt-6 flex flex-wrap justify-between gap-3">
          {query["antes-de"] ? (
            <ButtonLink look="quiet" href={auditHref(query, null)} prefetch={false}>
              {auditPage.newest}
            </ButtonLink>
          ) : (
            <span />
          )}
          {next !== null && (
            <ButtonLink look="quiet" href={auditHref(query, next)} prefetch={false}>
              {auditPage.older}
            </ButtonLink>
          )}
        </nav>
      </LiveFilters>
    </>
  );
}

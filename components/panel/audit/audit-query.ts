import { AUDIT_ACTIONS } from "@/accounts/audit";
import type { AuditFilter } from "@/accounts/audit-log/read-audit";
import { startOfDay } from "@/accounts/values/local-day";
import { shortDay } from "@/components/dates";
import { auditPage } from "@/messages/audit";
import { channelName, channels } from "@/messages/channels";
import { historySentence } from "@/messages/history";

const NAMES = ["quien", "a-quien", "que", "puerta", "desde", "hasta", "antes-de"] as const;

/** The audit page's state as its URL holds it. */
export type AuditQuery = Partial<Record<(typeof NAMES)[number], string>>;

export function readAuditQuery(parameters: Record<string, string | string[] | undefined>): AuditQuery {
  const given = NAMES.map((name) => [name, parameters[name]] as const);
  return Object.fromEntries(given.filter(([, value]) => typeof value === "string" && value.trim() !== ""));
}

export function auditFilterOf(query: AuditQuery): AuditFilter {
  return {
    actor: query.quien?.trim() || null,
    subject: query["a-quien"]?.trim() || null,
    action: AUDIT_ACTIONS.find((action) => action === query.que) ?? null,
    channel: channels.find((channel) => channel === query.puerta) ?? null,
    since: startOfDay(query.desde),
    until: startOfDay(query.hasta, 1),
  };
}

/** The active filters in words, for the folded filter panel. */
export function auditQueryInWords(query: AuditQuery): string {
  const { actor, subject, action, channel } = auditFilterOf(query);
  const { desde, hasta } = query;
  return [
    actor && `${auditPage.actor}: ${actor}`,
    subject && `${auditPage.subject}: ${subject}`,
    action && historySentence(action),
    channel && channelName(channel),
    desde && `${auditPage.since} ${shortDay(desde)}`,
    hasta && `${auditPage.until} ${shortDay(hasta)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

export function auditHref(query: AuditQuery, before: number | null): string {
  const { "antes-de": _, ...kept } = query;
  const search = new URLSearchParams(kept as Record<string, string>);
  if (before !== null) search.set("antes-de", String(before));
  return search.size > 0 ? `/panel/auditoria?${search}` : "/panel/auditoria";
}

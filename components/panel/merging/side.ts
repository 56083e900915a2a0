import type { ClientView } from "@/accounts/clients/view-client";
import type { MergeField } from "@/accounts/merging/merge-fields";
import { personName } from "@/accounts/values/person-name";
import { longDate, longDay } from "@/components/dates";
import { channelName } from "@/messages/channels";
import { clientPage } from "@/messages/clients";
import { genders } from "@/messages/fields";
import { merging } from "@/messages/merging";

/** One of two accounts that are shown side by side. */
export type Side = {
  id: number;
  name: string;
  /** What is shown and does not move. */
  facts: { label: string; value: string }[];
  /** What the account that stays may get; empty for nothing. */
  values: Record<MergeField, string>;
};

export function sideOf({ account, branch, ...view }: ClientView): Side {
  const { facts: labels, yes, no } = merging;
  const { email, birthDate, gender, documentType, documentNumber } = account;
  const externalIds = view.externalIds.map(({ source, externalId }) => `${source} · ${externalId}`).join(", ");
  return {
    id: account.id,
    name: personName(account),
    facts: [
      { label: labels.number, value: String(account.id) },
      { label: labels.email, value: email },
      { label: labels.confirmed, value: account.emailVerifiedAt ? yes : no },
      { label: labels.used, value: view.used ? yes : no },
      { label: labels.secondFactor, value: view.secondFactorSince ? yes : no },
      { label: labels.externalIds, value: externalIds },
      { label: labels.registered, value: clientPage.registered(longDate(account.createdAt), channelName(view.origin)) },
    ],
    values: {
      name: personName(account),
      phone: account.phone ?? "",
      birthDate: birthDate ? longDay(birthDate) : "",
      gender: gender ? genders[gender] : "",
      country: account.country ?? "",
      nationality: account.nationality ?? "",
      address: account.address ?? "",
      document: documentNumber ? [documentType, documentNumber].filter(Boolean).join(" ") : "",
      branch: branch ?? "",
    },
  };
}

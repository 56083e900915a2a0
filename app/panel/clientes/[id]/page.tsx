import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { liveSessionsOf } from "@/accounts/access/own-sessions";
import { accountHistory } from "@/accounts/audit-log/account-history";
import { findDuplicates } from "@/accounts/clients/find-duplicates";
import { type ClientView, viewClient } from "@/accounts/clients/view-client";
import { mergedAccounts } from "@/accounts/merging/merged-accounts";
import { survivorOf } from "@/accounts/merging/survivor-of";
import { may, mayOn } from "@/accounts/policy";
import { personName } from "@/accounts/values/person-name";
import { requireStaff } from "@/app/_session/require-staff";
import { disable, enable, endEverySession, reissue, removeSecondFactor, resend } from "@/app/panel/account-actions";
import { saveRole } from "@/app/panel/equipo/actions";
import { idInPath } from "@/app/panel/id-in-path";
import { lookedUp } from "@/app/panel/looked-up";
import { longDate, longDay } from "@/components/dates";
import { ClientAccess } from "@/components/panel/clients/client-access";
import { ClientBadges } from "@/components/panel/clients/client-badges";
import { ClientSessions } from "@/components/panel/clients/client-sessions";
import { DisableButton } from "@/components/panel/clients/disable-button";
import { FactorCard } from "@/components/panel/clients/factor-card";
import { Facts } from "@/components/panel/clients/facts";
import { HistoryList } from "@/components/panel/clients/history-list";
import { LookalikeList } from "@/components/panel/counter/lookalike-list";
import { SlipHost } from "@/components/panel/counter/slip-host";
import { MergedList } from "@/components/panel/merging/merged-list";
import { RoleForm } from "@/components/panel/team/member-forms";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { channelName } from "@/messages/channels";
import { clientList, clientPage } from "@/messages/clients";
import { slip } from "@/messages/counter";
import { merging } from "@/messages/merging";
import { panel } from "@/messages/panel";
import { member } from "@/messages/team";
import { apart } from "./actions";
import { separateAccounts } from "./unir/actions";

export const metadata: Metadata = { title: clientList.title };

const LIKE_NAME = /^(sound|nickname|partial)_name$/;

type Props = { params: Promise<{ id: string }> };

export default async function ClientPage({ params }: Props) {
  const { id } = await params;
  const { actor } = await requireStaff(`/panel/clientes/${encodeURIComponent(id)}`);
  const number = idInPath(id);
  const viewed = number === null ? null : await viewClient(actor, number);
  if (!viewed?.ok) {
    const survivor = number === null ? null : await survivorOf(actor, number);
    if (survivor !== null) redirect(`/panel/clientes/${survivor}`);
    notFound();
  }
  const { account, requestedRole, disabledAt, passwordState, ...view } = viewed.value;
  const { email, phone, documentNumber, emailVerifiedAt } = account;
  const known = {
    name: personName(account),
    email,
    document: documentNumber ?? "",
    phone: phone ?? "",
    birthDate: account.birthDate ?? "",
  };
  const merged = await mergedAccounts(account.id);
  const found = await findDuplicates(actor, known, account.id);
  // Similar names are common; a duplicate needs another match.
  const lookalikes = found.ok ? found.value.filter(({ reasons }) => reasons.some((one) => !LIKE_NAME.test(one))) : [];
  return (
    <SlipHost title={slip.reissued}>
      <PageHeader
        title={<span className="wrap-anywhere">{personName(account)}</span>}
        lead={
          <ClientBadges
            disabled={disabledAt !== null}
            verified={emailVerifiedAt !== null}
            passwordState={passwordState}
          />
        }
        action={
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={`/panel/clientes/${account.id}/unir`} prefetch={false} look="quiet">
              {merging.link}
            </ButtonLink>
            <ButtonLink href={`/panel/clientes/${account.id}/editar`} prefetch={false} look="quiet">
              {clientPage.edit}
            </ButtonLink>
          </div>
        }
      />
      {view.pendingEmail && (
        <Alert className="mb-8" title={clientPage.pendingEmail.title}>
          {clientPage.pendingEmail.text(view.pendingEmail)}
        </Alert>
      )}
      {requestedRole && (
        <Alert
          className="mb-8"
          tone="warn"
          title={clientPage.request.title}
          action={
            may(actor, "decide_role_requests") && (
              <ButtonLink look="quiet" href="/panel/solicitudes" prefetch={false}>
                {clientPage.request.link}
              </ButtonLink>
            )
          }
        >
          {clientPage.request.text(panel.roles[requestedRole.role], longDate(requestedRole.createdAt))}
        </Alert>
      )}
      <div className="grid items-start gap-8 xl:grid-cols-2">
        <Card title={clientPage.data}>
          <ClientFacts view={viewed.value} />
        </Card>
        <Card title={clientPage.access}>
          <ClientAccess
            id={account.id}
            emailVerifiedAt={emailVerifiedAt}
            disabledAt={disabledAt}
            passwordState={passwordState}
            passwordSetAt={view.passwordSetAt}
            passwordExpiresAt={view.passwordExpiresAt}
            byLink={!mayOn(actor, "hand_over_password", { ...account, used: view.used })}
            actions={{ enable, resend, reissue }}
          />
        </Card>
        <Card title={clientPage.lookalikes}>
          <LookalikeList people={lookalikes.map(lookedUp)} id={account.id} apart={apart} />
        </Card>
        <Card title={clientPage.sessions}>
          <ClientSessions id={account.id} sessions={await liveSessionsOf(account.id)} end={endEverySession} />
        </Card>
      </div>
      {merged.length > 0 && (
        <Card title={merging.merged.title} className="mt-8 print:hidden">
          <MergedList accounts={merged} undo={separateAccounts} />
        </Card>
      )}
      <Card title={clientPage.history} className="mt-8">
        <HistoryList entries={await accountHistory(account.id)} />
      </Card>
      {mayOn(actor, "change_role", account) && (
        <Card title={member.clientRole} note={member.roleNote} className="mt-8 print:hidden">
          <div className="max-w-form">
            <RoleForm action={saveRole} id={account.id} role={account.role} />
          </div>
        </Card>
      )}
      {view.secondFactorSince && mayOn(actor, "remove_second_factor", account) && (
        <FactorCard action={removeSecondFactor} id={account.id} since={view.secondFactorSince} />
      )}
      {!disabledAt && (
        <Card title={clientPage.disable.title} note={clientPage.disable.text} className="mt-16 print:hidden">
          <DisableButton action={disable} id={account.id} />
        </Card>
      )}
    </SlipHost>
  );
}

function ClientFacts({ view }: { view: ClientView }) {
  const { account, branch, origin, registeredBy } = view;
  const { fields } = clientPage;
  const { documentType, documentNumber, birthDate } = account;
  const registered = clientPage.registered(longDate(account.createdAt), channelName(origin));
  return (
    <Facts
      facts={[
        [fields.email, account.email],
        [fields.phone, account.phone],
        [fields.document, documentNumber && [documentType, documentNumber].filter(Boolean).join(" ")],
        [fields.birthDate, birthDate && longDay(birthDate)],
        [fields.address, account.address],
        [fields.branch, branch ?? clientPage.noBranch],
        ...view.externalIds.map(({ source, externalId }): [string, string] => [
          fields.externalId,
          `${source} · ${externalId}`,
        ]),
        [fields.registered, registeredBy ? `${registered}, ${clientPage.registeredBy(registeredBy)}` : registered],
      ]}
    />
  );
}

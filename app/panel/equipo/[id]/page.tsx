import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { liveSessionsOf } from "@/accounts/access/own-sessions";
import { accountHistory } from "@/accounts/audit-log/account-history";
import { listBranches } from "@/accounts/branches/list-branches";
import { listTeam, type TeamMember } from "@/accounts/staff/list-team";
import { personName } from "@/accounts/values/person-name";
import { requireStaff } from "@/app/_session/require-staff";
import { visitorCountry } from "@/app/_session/visitor-country";
import { disable, enable, endEverySession, reissue, removeSecondFactor, resend } from "@/app/panel/account-actions";
import { idInPath } from "@/app/panel/id-in-path";
import { valuesOf } from "@/components/forms/form-state";
import { ClientAccess } from "@/components/panel/clients/client-access";
import { ClientSessions } from "@/components/panel/clients/client-sessions";
import { DisableButton } from "@/components/panel/clients/disable-button";
import { FactorCard } from "@/components/panel/clients/factor-card";
import { HistoryList } from "@/components/panel/clients/history-list";
import { SlipHost } from "@/components/panel/counter/slip-host";
import { ConfirmButton } from "@/components/panel/row-button";
import { MemberForm, RoleForm } from "@/components/panel/team/member-forms";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { clientPage } from "@/messages/clients";
import { slip } from "@/messages/counter";
import { member, team } from "@/messages/team";
import { closeMember, saveMember, saveRole } from "../actions";

export const metadata: Metadata = { title: team.title };

type Props = { params: Promise<{ id: string }> };

export default async function MemberPage({ params }: Props) {
  const { id } = await params;
  const { actor, account: self } = await requireStaff(`/panel/equipo/${encodeURIComponent(id)}`);
  const number = idInPath(id);
  const listed = number === null ? null : await listTeam(actor, number);
  const found = listed?.ok ? listed.value[0] : undefined;
  if (!found) notFound();
  const { account, disabledAt, secondFactorSince } = found;
  const isSelf = account.id === self.id;
  const { givenNames, surnames, phone, jobTitle, branchId } = account;
  const shown = { givenNames, surnames, phone, jobTitle, branchId };
  return (
    <SlipHost title={slip.reissued}>
      <PageHeader title={<span className="wrap-anywhere">{personName(account)}</span>} lead={account.email} />
      {isSelf && <Alert className="mb-8">{member.you}</Alert>}
      <div className="grid items-start gap-8 xl:grid-cols-2">
        <Card title={member.work}>
          <MemberForm
            action={saveMember}
            country={await visitorCountry()}
            id={account.id}
            branches={await listBranches({ closed: true })}
            values={valuesOf(shown)}
          />
        </Card>
        <Card title={member.role} note={member.roleNote}>
          <RoleForm action={saveRole} id={account.id} role={account.role} />
        </Card>
        {!isSelf && <Access found={found} />}
      </div>
      <Card title={clientPage.history} className="mt-8">
        <HistoryList entries={await accountHistory(account.id)} />
      </Card>
      {!isSelf && secondFactorSince && (
        <FactorCard action={removeSecondFactor} id={account.id} since={secondFactorSince} />
      )}
      {!isSelf && !disabledAt && (
        <Card title={clientPage.disable.title} note={clientPage.disable.text} className="mt-16">
          <DisableButton action={disable} id={account.id} />
        </Card>
      )}
      {!isSelf && (
        <Card title={member.close.title} note={member.close.note} className="mt-8">
          <ConfirmButton
            action={closeMember}
            id={account.id}
            look="danger"
            label={member.close.button}
            title={member.close.title}
            text={member.close.text}
            confirm={member.close.confirm}
          />
        </Card>
      )}
    </SlipHost>
  );
}

async function Access({ found: { account, disabledAt, passwordState, ...password } }: { found: TeamMember }) {
  return (
    <>
      <Card title={clientPage.access}>
        <ClientAccess
          id={account.id}
          emailVerifiedAt={account.emailVerifiedAt}
          disabledAt={disabledAt}
          passwordState={passwordState}
          passwordSetAt={password.passwordSetAt}
          passwordExpiresAt={password.passwordExpiresAt}
          actions={{ enable, resend, reissue }}
        />
      </Card>
      <Card title={clientPage.sessions}>
        <ClientSessions id={account.id} sessions={await liveSessionsOf(account.id)} end={endEverySession} />
      </Card>
    </>
  );
}

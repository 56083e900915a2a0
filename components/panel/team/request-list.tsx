import type { RoleRequest } from "@/accounts/staff/list-role-requests";
import { isDeceptive } from "@/accounts/values/deceptive-name";
import { personName } from "@/accounts/values/person-name";
import { longDate } from "@/components/dates";
import type { FormAction } from "@/components/forms/form-state";
import { TextLink } from "@/components/forms/text-link";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { channelName } from "@/messages/channels";
import { panel } from "@/messages/panel";
import { roleRequests } from "@/messages/team";
import { ConfirmButton } from "../row-button";

type Props = { requests: RoleRequest[]; approve: FormAction; reject: FormAction };

/** Open role requests, oldest first. */
export function RequestList({ requests, approve, reject }: Props) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {requests.map(({ id, role, createdAt, account, ...about }) => {
        const name = personName(account);
        return (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4 p-5">
            <div className="min-w-0 max-w-reading space-y-2">
              <Applicant account={account} {...about} />
              <p>{roleRequests.asks(panel.roles[role], longDate(createdAt))}</p>
              {about.obstacle && (
                <Alert tone="warn" title={roleRequests.blocked}>
                  {roleRequests.obstacles[about.obstacle]}
                </Alert>
              )}
              {account.role === "client" && (
                <TextLink href={`/panel/clientes/${account.id}`} prefetch={false}>
                  {roleRequests.open}
                </TextLink>
              )}
            </div>
            <div className="flex flex-wrap gap-3">
              {!about.obstacle && (
                <ConfirmButton
                  action={approve}
                  id={id}
                  label={roleRequests.approve}
                  title={roleRequests.approveTitle(name)}
                  text={roleRequests.approveText(panel.roles[role])}
                  confirm={roleRequests.approve}
                />
              )}
              <ConfirmButton
                action={reject}
                id={id}
                label={roleRequests.reject}
                title={roleRequests.rejectTitle(name)}
                text={roleRequests.rejectText}
                confirm={roleRequests.reject}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

type ApplicantProps = Pick<RoleRequest, "account" | "origin" | "address" | "lookalikes">;

/** What an administrator has to know of an account before it becomes staff. */
function Applicant({ account, origin, address, lookalikes }: ApplicantProps) {
  const { emailVerifiedAt, createdAt, email } = account;
  const name = personName(account);
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 font-semibold wrap-anywhere">
        {name}
        {isDeceptive(name) && <Badge look="danger">{roleRequests.deceptive}</Badge>}
      </p>
      <p className="flex flex-wrap items-center gap-2 wrap-anywhere">
        {email}
        <Badge look={emailVerifiedAt ? "success" : "warn"}>
          {emailVerifiedAt ? roleRequests.verified : roleRequests.unverified}
        </Badge>
      </p>
      <p className="text-note wrap-anywhere text-muted">
        {roleRequests.registered(longDate(createdAt), channelName(origin), address)}
      </p>
      {lookalikes.length > 0 && <p className="text-note text-warn">{roleRequests.lookalikes(lookalikes)}</p>}
    </>
  );
}

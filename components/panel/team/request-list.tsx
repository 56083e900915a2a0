import type { RoleRequest } from "@/accounts/staff/list-role-requests";
import { personName } from "@/accounts/values/person-name";
import { longDate } from "@/components/dates";
import type { FormAction } from "@/components/forms/form-state";
import { TextLink } from "@/components/forms/text-link";
import { panel } from "@/messages/panel";
import { roleRequests } from "@/messages/team";
import { PasswordButton } from "../password-button";
import { ConfirmButton } from "../row-button";

type Props = { requests: RoleRequest[]; approve: FormAction; reject: FormAction; email: string };

/** Open role requests, oldest first. */
export function RequestList({ requests, approve, reject, email }: Props) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {requests.map(({ id, role, createdAt, account }) => {
        const name = personName(account);
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-5">
            <div className="min-w-0">
              <p className="font-semibold wrap-anywhere">{name}</p>
              <p className="text-note wrap-anywhere text-muted">{account.email}</p>
              <p className="mt-1">{roleRequests.asks(panel.roles[role], longDate(createdAt))}</p>
              {account.role === "client" && (
                <TextLink href={`/panel/clientes/${account.id}`} prefetch={false}>
                  {roleRequests.open}
                </TextLink>
              )}
            </div>
            <div className="flex flex-wrap gap-3">
              <PasswordButton
                form="approve"
                action={approve}
                id={id}
                label={roleRequests.approve}
                title={roleRequests.approveTitle(name)}
                text={roleRequests.approveText(panel.roles[role])}
                email={email}
              />
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

import type { TeamMember } from "@/accounts/staff/list-team";
import { personName } from "@/accounts/values/person-name";
import { ago } from "@/components/ago";
import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { clientStates } from "@/messages/clients";
import { panel } from "@/messages/panel";
import { team } from "@/messages/team";

const { columns } = team;

export function TeamTable({ members }: { members: TeamMember[] }) {
  const head = (
    <>
      <HeadCell className="w-[55%] md:w-2/5 lg:w-[32%]">{columns.name}</HeadCell>
      <HeadCell>{columns.role}</HeadCell>
      <HeadCell minor>{columns.branch}</HeadCell>
      <HeadCell className="max-lg:hidden">{columns.jobTitle}</HeadCell>
      <HeadCell className="max-lg:hidden">{columns.seen}</HeadCell>
    </>
  );
  return (
    <Table fixed caption={team.title} head={head}>
      {members.map(({ account, branch, disabledAt, passwordState, lastSeenAt }) => (
        <Row key={account.id}>
          <Cell>
            <RowLink href={`/panel/equipo/${account.id}`} prefetch={false} data-row>
              {personName(account)}
            </RowLink>
            <span className="block text-note text-muted">{account.email}</span>
          </Cell>
          <Cell>
            {panel.roles[account.role]}
            {disabledAt && (
              <span className="block">
                <Badge look="danger">{clientStates.disabled}</Badge>
              </span>
            )}
            {!disabledAt && passwordState === "none" && (
              <span className="block">
                <Badge look="warn">{team.invited}</Badge>
              </span>
            )}
          </Cell>
          <Cell minor>{branch ?? <span className="text-muted">{panel.noBranch}</span>}</Cell>
          <Cell className="max-lg:hidden">{account.jobTitle}</Cell>
          <Cell className="first-letter:uppercase max-lg:hidden">{lastSeenAt ? ago(lastSeenAt) : team.never}</Cell>
        </Row>
      ))}
    </Table>
  );
}

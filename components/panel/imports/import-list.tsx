import type { Run } from "@/accounts/imports/import-run";
import { shortDateTime } from "@/components/dates";
import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { grouped } from "@/messages/grouped";
import { importPage } from "@/messages/import-page";

/** The latest imports, newest first. */
export function ImportList({ runs }: { runs: Run[] }) {
  const { columns, states } = importPage;
  return (
    <Table
      caption={importPage.latest}
      head={
        <>
          <HeadCell>{columns.file}</HeadCell>
          <HeadCell numeric>{columns.rows}</HeadCell>
          <HeadCell>{columns.state}</HeadCell>
          <HeadCell minor>{columns.when}</HeadCell>
        </>
      }
    >
      {runs.map(({ id, fileName, rows, state, createdAt }) => (
        <Row key={id}>
          <Cell className="wrap-anywhere">
            <RowLink href={`/panel/importar/${id}`} prefetch={false} data-row>
              {fileName}
            </RowLink>
          </Cell>
          <Cell numeric>{grouped(rows)}</Cell>
          <Cell>
            <Badge look={state === "done" ? "success" : "plain"}>{states[state]}</Badge>
          </Cell>
          <Cell minor>{shortDateTime(createdAt)}</Cell>
        </Row>
      ))}
    </Table>
  );
}

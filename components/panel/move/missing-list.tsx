import type { MoveInFull } from "@/accounts/moving/review-moves";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { moveClause, movePage } from "@/messages/move";

/** Who could not be brought in, and why. */
export function MissingList({ missing: { number, latest } }: Pick<MoveInFull, "missing">) {
  const { columns } = movePage;
  return (
    <section>
      <h3 className="mb-2 font-bold">{movePage.missing}</h3>
      {number === 0 && <p className="text-muted">{movePage.nobodyMissing}</p>}
      {number > 0 && (
        <>
          <p className="mb-3 text-muted">
            {movePage.people(number)}. {movePage.missingNote}
          </p>
          <Table
            caption={movePage.missing}
            head={
              <>
                <HeadCell>{columns.email}</HeadCell>
                <HeadCell>{columns.reason}</HeadCell>
              </>
            }
          >
            {latest.map(({ email, reason }) => (
              <Row key={email}>
                <Cell className="wrap-anywhere">{email}</Cell>
                <Cell>{moveClause(reason ?? "")}</Cell>
              </Row>
            ))}
          </Table>
        </>
      )}
    </section>
  );
}

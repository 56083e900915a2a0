import type { Counted } from "@/accounts/moving/review-moves";
import { Fold } from "@/components/ui/fold";
import { grouped } from "@/messages/grouped";
import { moveClause, movePage } from "@/messages/move";

const KINDS = Object.keys(movePage.kinds) as (keyof typeof movePage.kinds)[];

/** What became of the requests, by kind and clause; each difference with its latest example. */
export function OutcomeList({ counts }: { counts: Counted[] }) {
  const kinds = KINDS.map((kind) => ({ kind, lines: counts.filter((line) => line.kind === kind) }));
  return (
    <section>
      <h3 className="mb-2 font-bold">{movePage.answers}</h3>
      {counts.length === 0 && <p className="text-muted">{movePage.none}</p>}
      {kinds.map(
        ({ kind, lines }) =>
          lines.length > 0 && (
            <Fold
              key={kind}
              look="row"
              title={movePage.kinds[kind]}
              note={grouped(lines.reduce((sum, { number }) => sum + number, 0))}
              open={kind === "unexplained"}
            >
              <ul className="divide-y divide-line">
                {lines.map((line) => (
                  <OutcomeLine key={`${line.operation} ${line.clause}`} line={line} />
                ))}
              </ul>
            </Fold>
          ),
      )}
    </section>
  );
}

function OutcomeLine({ line: { operation, clause, number, example } }: { line: Counted }) {
  return (
    <li className="py-3">
      <p className="flex flex-wrap justify-between gap-x-6">
        <span className="wrap-anywhere">
          {moveClause(clause)} <span className="text-note text-muted">{operation}</span>
        </span>
        <span className="font-semibold tabular-nums">{grouped(number)}</span>
      </p>
      {example && (
        <details className="mt-2">
          <summary className="min-h-11 content-center font-semibold text-accent">{movePage.example}</summary>
          <dl className="space-y-3">
            {(["before", "alta"] as const).map((side) => (
              <div key={side}>
                <dt className="text-note text-muted">{movePage[side]}</dt>
                <dd>
                  <pre className="overflow-x-auto rounded-control bg-paper p-3 font-mono text-note whitespace-pre-wrap wrap-anywhere">
                    {JSON.stringify(example[side], null, 2)}
                  </pre>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}

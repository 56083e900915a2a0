import { obstaclesOf } from "@/accounts/moving/obstacles";
import type { MoveInFull } from "@/accounts/moving/review-moves";
import type { FormAction } from "@/components/forms/form-state";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { channelName } from "@/messages/channels";
import { movePage } from "@/messages/move";
import { MissingList } from "./missing-list";
import { OutcomeList } from "./outcome-list";
import { StateForm } from "./state-form";

/** One contract's move: who answers, whether it is safe to go on, who came, who is missing, what differs. */
export function MoveCard({ move, action }: { move: MoveInFull; action: FormAction }) {
  const { contract, oldServer, state, arrived, missing, counts } = move;
  const obstacles = obstaclesOf(move);
  const { verdict, states } = movePage;
  return (
    <Card
      id={contract}
      title={channelName(contract)}
      note={<span className="wrap-anywhere">{movePage.with(oldServer)}</span>}
      action={<Badge look="accent">{states[state].name}</Badge>}
    >
      <div className="space-y-8">
        <p className="max-w-reading">{states[state].text}</p>
        {obstacles.length === 0 ? (
          <Alert tone="success" title={verdict.go}>
            {verdict.next[state]}
          </Alert>
        ) : (
          <Alert tone="warn" title={verdict.wait}>
            {obstacles.map(({ code, number }) => (
              <p key={code}>{verdict.reasons[code](number)}</p>
            ))}
          </Alert>
        )}
        <StateForm key={state} action={action} contract={contract} state={state} />
        <section>
          <h3 className="mb-2 font-bold">{movePage.arrived}</h3>
          {arrived.length === 0 && <p className="text-muted">{movePage.nobodyYet}</p>}
          <ul>
            {arrived.map(({ way, number }) => (
              <li key={way}>
                <span className="font-semibold tabular-nums">{movePage.people(number)}</span>{" "}
                {movePage.ways[way] ?? way}
              </li>
            ))}
          </ul>
        </section>
        <MissingList missing={missing} />
        <OutcomeList counts={counts} />
      </div>
    </Card>
  );
}

import { AsyncLocalStorage } from "node:async_hooks";
import { perProcess } from "../../runtime/per-process";
import type { Statements } from "./connection";

/** The transaction that a rehearsal's queries go to. */
export type Stage = Statements & { savepoints: number };

const stages = () => perProcess("rehearsals", () => new AsyncLocalStorage<Stage>());

export const stage = (): Stage | undefined => stages().getStore();

/** Runs `work` with all its queries in this transaction, which the caller rolls back. */
export const onStage = <Answer>(sql: Statements, work: () => Promise<Answer>): Promise<Answer> =>
  stages().run({ unsafe: sql.unsafe, savepoints: 0 }, work);

/** A transaction within the rehearsal's own. */
export async function withSavepoint(on: Stage, work: (sql: Statements) => Promise<unknown>): Promise<unknown> {
  on.savepoints += 1;
  const name = `part_${on.savepoints}`;
  await on.unsafe(`savepoint ${name}`);
  try {
    const answer = await work(on);
    await on.unsafe(`release savepoint ${name}`);
    return answer;
  } catch (thrown) {
    await on.unsafe(`rollback to savepoint ${name}`);
    throw thrown;
  }
}

import type postgres from "postgres";
import { database } from "./client";
import { onStage, stage } from "./driver/rehearsal";

class Undone extends Error {}

/** Whether what runs now is a rehearsal: nothing of it will be kept. */
export const isRehearsal = (): boolean => stage() !== undefined;

/**
 * Runs `work`, with every query that it makes, in one transaction that is rolled back. Returns what `work` returned.
 * Verbs see no difference, except that they count no limits, hash nothing and send nothing (`isRehearsal`).
 */
export async function rehearse<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const { $client } = database() as unknown as { $client: postgres.Sql };
  let played: { answer: Answer } | undefined;
  try {
    await $client.begin(async (sql) => {
      played = { answer: await onStage(sql, work) };
      throw new Undone();
    });
  } catch (thrown) {
    if (!(thrown instanceof Undone) || !played) throw thrown;
  }
  if (!played) throw new Error("A rehearsal ended without an outcome.");
  return (played as { answer: Answer }).answer;
}

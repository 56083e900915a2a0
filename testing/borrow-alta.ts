import { readFileSync } from "node:fs";
import { testVariable } from "../scripts/process/environment.ts";
import type { RunningAlta } from "./start-alta.ts";

/** An instance on loan. What it printed before `outputFrom` belongs to another test file. */
export type Loan = Pick<RunningAlta, "url" | "databaseUrl" | "pid"> & { outputFile: string; outputFrom: number };

/** An instance with the usual settings, as if it had just been started. `stop` gives it back. */
export async function borrowAlta(): Promise<Pick<RunningAlta, "url" | "databaseUrl" | "pid" | "output" | "stop">> {
  const lender = testVariable("TEST_LENDER_URL");
  const answer = await fetch(`${lender}/borrow`);
  if (!answer.ok) throw new Error(`No instance to borrow: ${await answer.text()}`);
  const { outputFile, outputFrom, ...loan } = (await answer.json()) as Loan;
  return {
    ...loan,
    output: () => readFileSync(outputFile).subarray(outputFrom).toString(),
    stop: async () => {
      await fetch(`${lender}/return/${loan.pid}`);
    },
  };
}

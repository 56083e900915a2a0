import type { Actor } from "../../accounts/account";
import { openDatabase } from "../../db/client";
import { demoDatabase } from "../demo/demo-database.ts";
import { Lifetime } from "../process/lifetime.ts";

export type Operator = Extract<Actor, { kind: "system" }>;

const via = { channel: "setup", address: null, userAgent: null, requestId: null };

/** Runs a verb as whom the machine belongs to, on the database of this installation, whether Alta runs or not. */
export async function asOperator<Answer>(work: (operator: Operator) => Promise<Answer>): Promise<Answer> {
  const life = new Lifetime();
  try {
    const pool = openDatabase((await demoDatabase(life)).url);
    life.onEnd(() => pool.end());
    return await work({ kind: "system", via });
  } finally {
    await life.close();
  }
}

import { silence } from "./answer.ts";
import type { Clause } from "./clause.ts";
import { movil } from "./clauses/movil.ts";
import { portal } from "./clauses/portal.ts";
import { sucursal } from "./clauses/sucursal.ts";
import { sucursalAnswer } from "./clauses/sucursal-answer.ts";
import { unipets } from "./clauses/unipets.ts";
import { usuarios } from "./clauses/usuarios.ts";
import type { Target } from "./target.ts";
import { Unchecked } from "./unchecked.ts";

export const clauses: readonly Clause[] = [
  ...movil,
  ...portal,
  ...usuarios,
  ...sucursal,
  ...sucursalAnswer,
  ...unipets,
];

/** `found`: what the server did instead, or why the clause could not be checked. */
export type Result = { clause: Clause } & (
  | { verdict: "kept" }
  | { verdict: "broken"; found: string }
  | { verdict: "unchecked"; found: string }
);

/** Checks the clauses one after another, so that the server gets one request at a time. */
export async function examine(
  target: Target,
  examined: readonly Clause[],
  told?: (result: Result, before?: Result) => void,
) {
  const results: Result[] = [];
  for (const clause of examined) {
    const result = { clause, ...(await verdictOn(clause, target)) };
    told?.(result, results.at(-1));
    results.push(result);
  }
  return results;
}

type Verdict = { verdict: "kept" } | { verdict: "broken" | "unchecked"; found: string };

async function verdictOn(clause: Clause, target: Target): Promise<Verdict> {
  try {
    const found = await clause.check(target);
    return found === null ? { verdict: "kept" } : { verdict: "broken", found };
  } catch (thrown) {
    if (thrown instanceof Unchecked) return { verdict: "unchecked", found: thrown.message };
    return { verdict: "broken", found: `no hubo respuesta: ${silence(thrown)}` };
  }
}

import type { Target } from "./target.ts";

export const CONTRACTS = ["movil", "portal", "usuarios", "sucursal", "unipets"] as const;
export type ContractName = (typeof CONTRACTS)[number];

/** One promise of a document, and a black-box check of it. */
export type Clause = {
  /** The contract's name and what the promise is about, such as `movil.repeated-email`. */
  id: string;
  contract: ContractName;
  /** The document's line that makes the promise. */
  line: number;
  /** Words that stand in that line. */
  quote: string;
  /** What is expected of the server, in Spanish. */
  expects: string;
  /** What was found instead, or null when the promise is kept. Throws `Unchecked` when the clause cannot be checked. */
  check: (target: Target) => Promise<string | null>;
};

/** Adds the contract's name to several clauses. */
export function clausesOf(contract: ContractName, clauses: Omit<Clause, "contract">[]): Clause[] {
  return clauses.map((clause) => ({ ...clause, id: `${contract}.${clause.id}`, contract }));
}

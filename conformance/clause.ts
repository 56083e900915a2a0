import type { Target } from "./target.ts";

export const CONTRACTS = ["movil", "portal", "usuarios", "sucursal", "unipets"] as const;
export type ContractName = (typeof CONTRACTS)[number];

/** One promise of a document, and how to see from outside whether a server keeps it. */
export type Clause = {
  /** The contract's name and what the promise is about, such as `movil.repeated-email`. */
  id: string;
  contract: ContractName;
  /** Where the document says it. */
  line: number;
  /** Words that stand in that line. */
  quote: string;
  /** What is expected of the server, in Spanish. */
  expects: string;
  /** What was found instead, or null when the promise is kept. Throws `Unchecked` when the clause cannot be checked. */
  check: (target: Target) => Promise<string | null>;
};

/** Names the contract of several clauses once. */
export function clausesOf(contract: ContractName, clauses: Omit<Clause, "contract">[]): Clause[] {
  return clauses.map((clause) => ({ ...clause, id: `${contract}.${clause.id}`, contract }));
}

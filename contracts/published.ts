import type { AccountContract, Contract, RefreshContract, SignInContract, TokenContract } from "./contract";

export type Published = Contract | SignInContract | RefreshContract | TokenContract | AccountContract;

const modules = import.meta.glob<Record<string, unknown>>(["./*.ts", "!./published.ts", "!./*.test.ts"], {
  eager: true,
});

/** The order of a contract's operations: register, sign in, refresh, and what else concerns a session. */
const RANKS = ["created", "signedIn", "refreshed", "accepted", "shown"] as const;
const rank = (operation: Published) => RANKS.findIndex((name) => name in operation);

/** Every operation that a file of this folder exports: a new contract is described without being listed. */
export const published: readonly Published[] = Object.values(modules).flatMap((module) =>
  Object.values(module)
    .filter(isOperation)
    .sort((one, other) => rank(one) - rank(other)),
);

function isOperation(exported: unknown): exported is Published {
  return typeof exported === "object" && exported !== null && "refused" in exported && "description" in exported;
}

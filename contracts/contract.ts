import type * as z from "zod";
import type { Grant, Tokens } from "@/auth/open-session";
import type {
  Account,
  Problem,
  RefreshProblem,
  RegisterCommand,
  Registered,
  RegisterProblem,
  SignInProblem,
} from "../accounts/account";
import type { Description } from "./description";
import type { Arrived } from "./legacy/movable";
import type { WireProblem } from "./wire-problem";

export type Reply = { status: number; body: object; headers?: Record<string, string> };

export type Refusals<P extends { code: string }> = { [C in P["code"]]: (problem: Extract<P, { code: C }>) => Reply };

/** What every operation of a contract has: a name, a schema whose output is the core's command, and its refusals. */
export type Operation<Command, Refusal extends Problem> = {
  /** The contract's name: the origin of its accounts and the audience of its tokens. */
  name: string;
  request: z.ZodType<Command>;
  refused: Refusals<Refusal | WireProblem>;
  /** What an old server's answer says of the person it registered or signed in; null for any other answer. */
  arrives?: (status: number, body: unknown) => Arrived | null;
  /** What the API description adds to the schema and the refusals. */
  description: Description<Refusal>;
};

/** A registration contract, as one value. `serve` mounts it; nothing else knows about it. */
export type Contract = Operation<RegisterCommand, RegisterProblem> & {
  /** `staff`: only callers who may register clients; others get 401 or 403 whatever they send. */
  callers: "anyone" | "staff";
  /** Where two contracts share a URL: the fields only this one has, and whether it is the default with a trailing slash. */
  shares?: { fields: readonly string[]; trailingSlash: boolean };
  /** Fields of an invalid body that the core checks all the same, so that every error is listed at once. */
  besides?: (body: Record<string, unknown>) => { email?: unknown; branchId?: unknown };
  /** The tokens issued with the answer, where the document promises some. */
  grant?: Grant;
  created: (registered: Registered & { tokens: Tokens | null }) => Reply;
};

export type SignInContract = Operation<{ email: string; password: string }, SignInProblem> & {
  grant: Grant;
  signedIn: (signedIn: { account: Account; tokens: Tokens }) => Reply;
};

/** About a token: whether it is good, or the end of its session. */
export type TokenContract = Operation<{ token: string }, RefreshProblem> & { accepted: () => Reply };

/** Answers a GET with the caller's own account. */
export type AccountContract = Operation<unknown, never> & { shown: (account: Account) => Reply };

export type RefreshContract = Operation<{ refresh: string }, RefreshProblem> & {
  grant: Grant;
  refreshed: (tokens: Tokens) => Reply;
};

import type * as z from "zod";
import type { Problem, RegisterProblem } from "../accounts/account";
import type { WireProblem } from "./wire-problem";

/** Who promises something: the contract's document, or Alta where the document is silent. */
export type Origin = "document" | "alta";

/** A request of an example, ready to be replayed: a POST with a JSON body unless it says otherwise. */
export type SampleRequest = {
  method?: string;
  headers?: Record<string, string>;
  body?: Record<string, unknown>;
  /** A raw body that is not a JSON object. */
  text?: string;
  /** A body of this many arbitrary bytes. */
  bytes?: number;
  /** Requests to send first. `{$given#/refresh}` in the body stands for a member of the last one's answer. */
  given?: { path: string; body: Record<string, unknown> }[];
};

/** One example of an answer and the request that provokes it; no request where a caller cannot provoke it. */
export type Sample = { summary: string; origin?: Origin; request?: SampleRequest };

/** Named examples of one refusal; `problem` is the refusal's data. */
type RefusalSamples<P extends { code: string }> = Record<
  string,
  Sample &
    (P extends { code: "invalid" }
      ? { besides?: RegisterProblem[] }
      : keyof Omit<P, "code"> extends never
        ? object
        : { problem: Omit<P, "code"> })
>;

/** Every refusal of an operation, or `never` where its requests cannot meet it. */
export type Refused<P extends { code: string }> = {
  [C in P["code"]]: RefusalSamples<Extract<P, { code: C }>> | "never";
};

/** What the schema, answers and refusals do not say by themselves; for integrators, in Spanish. */
export type Description<P extends Problem> = {
  /** The operation's name in generated clients. */
  id: string;
  contract: { name: string; description: string };
  origin: Origin;
  title: string;
  text: string;
  /** The URLs it answers at, the preferred one first, each with and without its trailing slash. */
  mounts: [Mount, ...Mount[]];
  bearer?: "required" | "optional";
  /** What each member of the request means. */
  fields: Record<string, string>;
  /** The shapes of its answers; the `id` in their `meta` is their name in generated clients. */
  shapes: z.ZodType[];
  done: Record<string, Sample & { request: SampleRequest }>;
  refused: Refused<P | WireProblem>;
  /** Members of a success that differ from one to the next by nature, each `name` or `outer.name`. */
  varies?: readonly string[];
  /** Notes about a status as a whole. */
  notes?: Record<number, string>;
};

export type Mount = { path: string; origin: Origin; note?: string };

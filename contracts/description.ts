import type * as z from "zod";
import type { Problem, RegisterProblem } from "../accounts/account";
import type { WireProblem } from "./wire-problem";

/** Who promises something: the document its owner wrote, or we, where the document is silent. */
export type Origin = "document" | "alta";

/** A request as somebody who replays it sends it: a POST with a JSON body unless it says otherwise. */
export type SampleRequest = {
  method?: string;
  headers?: Record<string, string>;
  body?: Record<string, unknown>;
  /** A body that is not a JSON object, as it stands. */
  text?: string;
  /** A body of this many bytes, whatever they are. */
  bytes?: number;
  /** Requests that were answered before this one. `{$given#/refresh}` in a body stands for a member of the last answer. */
  given?: { path: string; body: Record<string, unknown> }[];
};

/** One example of an answer, and what provokes it; without a request, something no caller can provoke. */
export type Sample = { summary: string; origin?: Origin; request?: SampleRequest };

/** Named examples of one refusal; `problem` is what the refusal's sentence is made from. */
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

/** What an operation's schema, answers and refusals do not say by themselves. Written for integrators, in Spanish. */
export type Description<P extends Problem> = {
  /** The operation's name in generated clients. */
  id: string;
  contract: { name: string; description: string };
  origin: Origin;
  title: string;
  text: string;
  /** The URLs it answers at, the one to prefer first. Each answers with and without its trailing slash. */
  mounts: [Mount, ...Mount[]];
  bearer?: "required" | "optional";
  /** What each member of the request means. */
  fields: Record<string, string>;
  /** The shapes of its answers; the `id` in their `meta` is their name in generated clients. */
  shapes: z.ZodType[];
  done: Record<string, Sample & { request: SampleRequest }>;
  refused: Refused<P | WireProblem>;
  /** What is to be said of a status as a whole. */
  notes?: Record<number, string>;
};

export type Mount = { path: string; origin: Origin; note?: string };

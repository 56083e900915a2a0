import type * as z from "zod";
import type { Refusals, Reply } from "../contract";
import type { WireProblem } from "../wire-problem";

/** What an old server's answer says of the person it has registered or signed in. */
export type Arrived = {
  externalId: string | null;
  /** The password, where the old server made it. */
  password?: string;
  /** Their name, where the request does not have it. */
  name?: string;
};

/** An operation, as the relay sees it: registering, signing in and refreshing alike. */
export type Movable = {
  name: string;
  request: z.ZodType;
  refused: Refusals<WireProblem>;
  description: { id: string; fields: Record<string, string>; varies?: readonly string[] };
  arrives?: (status: number, body: unknown) => Arrived | null;
};

/** What Alta answers, with the refusal's code. */
export type OwnAnswer = { reply: Reply; code: string | null; operation: Movable };

import type { Field, Likeness } from "./likeness";
import learnt from "./weights.json" with { type: "json" };

export type Weights = {
  /** Which weights these are; every answer of the radar was given by one version. */
  version: string;
  /** The odds, in bits, that two accounts drawn at random are one person's. */
  prior: number;
  fields: { [Name in Field]: Record<NonNullable<Likeness[Name]>, number> };
};

/** Learnt by `npm run radar:train`, in bits: the logarithm of how much likelier a level is of one person than of two. */
export const weights: Weights = learnt;

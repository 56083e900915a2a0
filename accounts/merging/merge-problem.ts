import type { ActProblem, NeedsAdmin } from "../account";
import type { MergeRefusal, UndoMergeRefusal } from "../problems/merge-refusal";

/** Why two accounts are not made one, the right to it included. */
export type MergeProblem = ActProblem | NeedsAdmin | MergeRefusal;

/** Why two accounts are not separated again, the right to it included. */
export type UndoMergeProblem = ActProblem | UndoMergeRefusal;

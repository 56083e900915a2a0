import type { MergeProblem, UndoMergeProblem } from "@/accounts/merging/merge-problem";
import { merging } from "@/messages/merging";

type Refused<Problem> = Exclude<Problem, { code: "proof_required" }>;

/** Why two accounts are not made one; `overrule`: the reader may do it nevertheless. */
export function mergeSentence(problem: MergeProblem, overrule = false): string {
  if (problem.code === "contradiction") {
    const found = problem.between.map((one) => merging.contradictions[one]).join(", ");
    return overrule ? merging.contradictionFor(found) : merging.contradiction(found);
  }
  return problem.code === "proof_required" ? "" : merging.problems[problem.code];
}

/** Why they are not separated again. */
export function undoSentence(problem: Refused<UndoMergeProblem>): string {
  if (problem.code === "merged_later") return merging.mergedLater(problem.email);
  return problem.code === "not_found" ? merging.problems.not_found : merging.undoProblems[problem.code];
}

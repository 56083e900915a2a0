import type { AccountActor, ActProblem, Result } from "../../account";
import { actAs } from "../../act-on";
import { audit } from "../../audit";
import { beginPass } from "./begin-pass";

/** Begins a search for probable pairs now, unless one is under way. Refuses with `not_found`. */
export function searchPairsNow(actor: AccountActor): Promise<Result<null, ActProblem>> {
  return actAs(actor, "search_pairs", async (tx) => {
    await beginPass(tx);
    await audit(tx, actor, "duplicates.search_begun", null);
    return { ok: true, value: null };
  });
}

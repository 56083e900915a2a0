import { database } from "../../db/client";
import { send } from "../../db/write";
import type { AccountActor, Result } from "../account";
import { auditEntry } from "../audit";
import type { TextSuperseded } from "../problems/text-superseded";
import { consentRows, isSuperseded } from "./consent-rows";
import { rereadTexts } from "./current-texts";

/** The caller agrees to these texts. Refuses with `text_superseded`; then to none of them. */
export async function agree(actor: AccountActor, textIds: readonly number[]): Promise<Result<null, TextSuperseded>> {
  try {
    await database().transaction((tx) =>
      send(
        tx,
        ...consentRows(tx, actor.id, actor.via, textIds),
        auditEntry(tx, actor, "consent.given", actor.id, { texts: textIds.join(" ") }),
      ),
    );
    return { ok: true, value: null };
  } catch (thrown) {
    if (!isSuperseded(thrown)) throw thrown;
    await rereadTexts();
    return { ok: false, problem: { code: "text_superseded" } };
  }
}

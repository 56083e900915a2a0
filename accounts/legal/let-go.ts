import { database } from "../../db/client";
import { send } from "../../db/write";
import type { AccountActor } from "../account";
import { auditEntry } from "../audit";
import { consentRows } from "./consent-rows";
import { ownConsents } from "./own-consents";
import { isOptional, type TextKind } from "./text-kinds";

/** The caller lets go of what they agreed to and did not have to. Nothing happens where there is nothing to let go of. */
export async function letGo(actor: AccountActor, kind: TextKind): Promise<void> {
  const latest = (await ownConsents(actor)).findLast((consent) => consent.kind === kind);
  if (!isOptional(kind) || !latest?.given) return;
  await database().transaction((tx) =>
    send(
      tx,
      ...consentRows(tx, actor.id, actor.via, [latest.textId], false),
      auditEntry(tx, actor, "consent.withdrawn", actor.id, { texts: String(latest.textId) }),
    ),
  );
}

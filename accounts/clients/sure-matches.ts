import { sql } from "drizzle-orm";
import { database } from "../../db/client";
import type { AccountActor, RegisterCommand } from "../account";
import { findCandidates } from "../duplicates/find-candidates";
import { ownTraits } from "../duplicates/own-traits";
import { score } from "../duplicates/score";
import { mayOn } from "../policy";
import { openableBy, opensEveryClient } from "./client-reach";

/**
 * The ids of the accounts that are surely the person whom this command would register again. Not of the one with the
 * same address: that registration is refused, or is a repeat.
 */
export async function sureMatches(actor: AccountActor, command: RegisterCommand): Promise<number[]> {
  const asked = ownTraits({ ...command, documentNumber: command.document?.number ?? null });
  const open = opensEveryClient(actor) ? sql`true` : sql`coalesce(${openableBy(actor)}, false)`;
  return database().transaction(async (tx) => {
    const candidates = await findCandidates(tx, asked, { open, onlyOpen: false, except: null });
    const sure = candidates.filter(({ id, role, branchId, ...row }) => {
      const traits = ownTraits(row);
      if (traits.emailKey === asked.emailKey) return false;
      const strict = !mayOn(actor, "view_client", { id, role, branchId });
      return score(asked, traits, { strict }).verdict === "same";
    });
    return sure.map(({ id }) => id);
  });
}

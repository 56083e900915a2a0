import type { Actor } from "../../accounts/account";
import { carryOn } from "../../accounts/imports/carry-on";
import { undoImport } from "../../accounts/imports/start-import";
import { viewImport } from "../../accounts/imports/view-import";
import { importCommand } from "../../messages/imports";
import { Refusal } from "../process/refusal.ts";
import { agree } from "./agree.ts";
import { progress } from "./progress.ts";

/** Takes an import back, or goes on with that. Returns true when nothing of it is left. */
export async function undoRun(operator: Actor, id: number, { yes }: { yes: boolean }): Promise<boolean> {
  const viewed = await viewImport(operator, id);
  const state = viewed.ok ? viewed.value.run.state : null;
  if (state !== "done" && state !== "undoing") throw new Refusal(importCommand.unknownRun(id));
  if (!yes && !(await agree(importCommand.askUndo(id)))) throw new Refusal(importCommand.notUndone);
  if (state === "done") await undoImport(operator, id);
  await carryOn(id, progress(importCommand.undoing));
  const after = await viewImport(operator, id);
  if (!after.ok) throw new Refusal(importCommand.unknownRun(id));
  const { undone, outcomes } = after.value;
  const kept = outcomes.created + outcomes.completed - undone;
  console.log(importCommand.undone(undone, kept));
  return kept === 0;
}

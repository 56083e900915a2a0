import { database } from "../../db/client";
import { business } from "../../db/schema";
import { perProcess } from "../../runtime/per-process";
import { currentBusiness } from "./current-business";

export type MarkPicture = { hash: string; type: string; mark: Buffer; icon: Buffer };

const kept = () => perProcess("mark", (): { picture: MarkPicture | null } => ({ picture: null }));

/** The mark's bytes, and the same on a square, from this process's memory; null where there is none. */
export async function markPicture(): Promise<MarkPicture | null> {
  const { mark: current } = await currentBusiness();
  if (!current) return null;
  const memory = kept();
  if (memory.picture?.hash !== current.hash) memory.picture = await read();
  return memory.picture;
}

async function read(): Promise<MarkPicture | null> {
  const { mark, markIcon, markType, markHash } = business;
  const [row] = await database().select({ mark, icon: markIcon, type: markType, hash: markHash }).from(business);
  if (!row?.mark || !row.icon || !row.type || !row.hash) return null;
  return { hash: row.hash, type: row.type, mark: row.mark, icon: row.icon };
}

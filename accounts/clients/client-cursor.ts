import { openCursor, sealCursor } from "../sealed-cursor";

/** The last row of a page, by the list's order. Without the name of a masked client. */
export type Position = { order: string; id: number; masked: boolean; nameKey: string; rank?: number };

const PURPOSE = "client-cursor";

/** A page's position in a URL: sealed, and valid for this employee only. */
export const sealPosition = (actorId: number, position: Position): string => sealCursor(PURPOSE, actorId, position);

/** Opens what `sealPosition` returned for this employee and this order; null for anything else. */
export function openPosition(actorId: number, order: string, cursor: string | null): Position | null {
  const position = openCursor(PURPOSE, actorId, cursor) as Position | null;
  return position?.order === order ? position : null;
}

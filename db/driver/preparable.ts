/** Statements that one connection keeps prepared; whatever comes after them is planned each time. */
const MOST = 300;

/** Lists and searches: which plan is good depends on what is looked for, and they are not asked a thousand times a minute. */
const PLANNED_FOR_ITS_VALUES = /\border by\b|\bi?like\b|[<%]%/i;

/** Whether to have a statement prepared on a connection that has those of `prepared` already; notes that it is. */
export function preparable(prepared: Set<string>, text: string): boolean {
  if (prepared.has(text)) return true;
  if (prepared.size >= MOST || PLANNED_FOR_ITS_VALUES.test(text)) return false;
  prepared.add(text);
  return true;
}

/** The most prepared statements per connection; further ones are planned each time. */
const MOST = 300;

/** Lists and searches are not prepared: their best plan depends on the parameters. */
const PLANNED_FOR_ITS_VALUES = /\border by\b|\bi?like\b|[<%]%/i;

/** Whether to prepare a statement on a connection with the statements `prepared`; adds it there. */
export function preparable(prepared: Set<string>, text: string): boolean {
  if (prepared.has(text)) return true;
  if (prepared.size >= MOST || PLANNED_FOR_ITS_VALUES.test(text)) return false;
  prepared.add(text);
  return true;
}

/**
 * Collects what is given to the function it returns for `milliseconds`, and has `work` done for all of it together.
 * Each caller's promise settles with that work.
 */
export function inBatches<Item>(
  work: (items: Item[]) => Promise<void>,
  milliseconds: number,
): (item: Item) => Promise<void> {
  let batch: { items: Item[]; done: Promise<void> } | null = null;
  return (item) => {
    if (batch) {
      batch.items.push(item);
      return batch.done;
    }
    const items = [item];
    const done = new Promise<void>((resolve) => setTimeout(resolve, milliseconds)).then(() => {
      batch = null;
      return work(items);
    });
    batch = { items, done };
    return done;
  };
}

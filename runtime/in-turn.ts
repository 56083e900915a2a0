import { perProcess } from "./per-process";

type Line = { atWork: number; waiting: (() => void)[] };

const lines = () => perProcess("in-turn", () => new Map<string, Line>());

/**
 * Does `work`, at most `atOnce` of them with the same key in this process; the others wait their turn, in order.
 * Null, and nothing done, when `mostWaiting` wait already.
 */
export async function inTurn<Answer>(
  key: string,
  { atOnce, mostWaiting }: { atOnce: number; mostWaiting: number },
  work: () => Promise<Answer>,
): Promise<Answer | null> {
  const line = lines().get(key) ?? { atWork: 0, waiting: [] };
  lines().set(key, line);
  if (line.waiting.length >= mostWaiting) return null;
  if (line.atWork >= atOnce) await new Promise<void>((turn) => line.waiting.push(turn));
  else line.atWork += 1;
  try {
    return await work();
  } finally {
    // Whoever is next takes over the place.
    const next = line.waiting.shift();
    if (next) next();
    else line.atWork -= 1;
    if (line.atWork === 0) lines().delete(key);
  }
}

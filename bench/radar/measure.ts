import { type Client, drawClient } from "./people.ts";
import type { Random } from "./random.ts";
import { registeredAgain, SLIPS } from "./slips.ts";

export type Registration = { client: Client; kind: string | null; id: number | null };

/** Half of the registrations are of clients who have an account, with slips of every kind in turn; half are new. */
export function drawRegistrations(random: Random, known: { id: number; client: Client }[]): Registration[] {
  const kinds = Object.keys(SLIPS);
  let before: Client | null = null;
  return known.flatMap(({ id, client }, index) => {
    const kind = kinds[index % kinds.length] ?? "";
    const number = 10_000_000 + index;
    // Half of the new ones are relatives of a client.
    before = drawClient(random, number, random.chance(0.5) ? client : before);
    return [
      { client: registeredAgain(client, kind, random, number), kind, id },
      { client: before, kind: null, id: null },
    ];
  });
}

export type Verdict = { recall: number; falseCards: number; p95: number; missed: Record<string, string> };

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** How many of the doubles a search lists, and how many wrong people for each registration. */
export async function measure(
  registrations: Registration[],
  search: (client: Client) => Promise<number[]>,
): Promise<Verdict> {
  const found: Record<string, { of: number; found: number }> = {};
  const took: number[] = [];
  let wrong = 0;
  for (const { client, kind, id } of registrations) {
    const began = performance.now();
    const ids = await search(client);
    took.push(performance.now() - began);
    wrong += ids.filter((one) => one !== id).length;
    if (kind === null || id === null) continue;
    found[kind] ??= { of: 0, found: 0 };
    found[kind].of += 1;
    if (ids.includes(id)) found[kind].found += 1;
  }
  const all = Object.values(found);
  const recall = share(
    all.reduce((sum, one) => sum + one.found, 0),
    all.reduce((sum, one) => sum + one.of, 0),
  );
  const missed = Object.entries(found).map(([kind, one]) => [kind, share(one.found, one.of).toFixed(3)]);
  took.sort((one, other) => one - other);
  return {
    recall,
    falseCards: wrong / registrations.length,
    p95: took[Math.floor(took.length * 0.95)] ?? 0,
    missed: Object.fromEntries(missed),
  };
}

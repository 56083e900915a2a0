import { database } from "../../db/client";
import { legacyStates } from "../../db/schema";
import { env } from "../../env";
import { describeError, log } from "../../log";
import { LEGACY_SETTINGS, LEGACY_STATES, type LegacyState } from "../../runtime/legacy-settings";
import { perProcess } from "../../runtime/per-process";

/** A contract that has an old server. */
export type Move = { contract: string; oldServer: URL; state: LegacyState };

/** How long a state that was read counts: within this time every instance follows a change. */
const FRESH_MILLISECONDS = 1_000;

type Known = { at: number; states: Map<string, string> | null; reading: Promise<void> | null };
const known = () => perProcess<Known>("legacy-states", () => ({ at: 0, states: null, reading: null }));

const contractOf = (setting: string) => setting.slice("LEGACY_".length).toLowerCase();
const configured = LEGACY_SETTINGS.filter((name) => env[name] !== undefined);

/** Whether any contract has an old server: without one, nothing of a move costs anything. */
export const anyMove = (): boolean => configured.length > 0;

/** Where the contract's move stands; null for a contract without an old server. Throws if that was never read. */
export async function moveOf(contract: string): Promise<Move | null> {
  const setting = configured.find((name) => contractOf(name) === contract);
  const address = setting && env[setting];
  if (!address) return null;
  await refresh();
  const kept = known().states?.get(contract);
  const state = LEGACY_STATES.find((name) => name === kept) ?? env[`${setting}_STATE`];
  return { contract, oldServer: new URL(address), state };
}

/** Every contract that has an old server, in the order of the settings. */
export async function everyMove(): Promise<Move[]> {
  const moves = await Promise.all(configured.map((name) => moveOf(contractOf(name))));
  return moves.filter((move) => move !== null);
}

/** Forgets what was read, after a change. */
export function forgetStates(): void {
  known().at = 0;
}

/** Reads the states again when they are old. When the database does not answer, the last ones stay. */
async function refresh(): Promise<void> {
  const now = known();
  if (performance.now() - now.at < FRESH_MILLISECONDS && now.states) return;
  now.reading ??= read().finally(() => {
    now.reading = null;
  });
  await now.reading;
}

async function read(): Promise<void> {
  const now = known();
  const began = performance.now();
  try {
    const rows = await database().select().from(legacyStates);
    now.states = new Map(rows.map(({ contract, state }) => [contract, state]));
    now.at = began;
  } catch (thrown) {
    // A state that was never read is not guessed: a request might be sent to a server that is no longer in charge.
    if (!now.states) throw thrown;
    now.at = began;
    log.warn(describeError(thrown), "the states of the move could not be read again");
  }
}

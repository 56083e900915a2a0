import { Worker } from "node:worker_threads";
import { env } from "../../env";
import { passwordAdvice } from "../../messages/password";
import { perProcess } from "../../runtime/per-process";
import { WorkerPool } from "../../runtime/worker-pool";
import type { Overloaded } from "../account";

export type Strength = {
  /** Whether a person may choose it: neither common nor made of their own data. */
  acceptable: boolean;
  /** A Spanish sentence: what to improve, or that the password is fine. */
  advice: string;
};

/** The lanes of the queue: an attack on one does not starve the others. */
type Lane = "submitted" | "typing" | "signed-in";

export type Personal = readonly (string | null | undefined)[];
type Job = { password: string; personal: string[] };
type Verdict = { missing: number } | { acceptable: boolean; why: string };

/** One thread: the dictionaries take 60 MB, and it rates some hundred ordinary passwords a second. */
const LIMITS = {
  atOnce: 1,
  mostWaiting: 100,
  waitMilliseconds: 8_000,
  /** Includes loading the dictionaries on a loaded machine. */
  deadlineMilliseconds: 20_000,
  guessSecondsPerJob: 0.02,
};

function start(): Worker {
  return new Worker(new URL("./strength-worker.mjs", import.meta.url), { workerData: { nice: env.HASH_NICE } });
}

const pool = () => perProcess("strength-pool", () => new WorkerPool<Job>(start, LIMITS));

/**
 * Rates a password against the lists of common ones and the person's own data (e-mail, names, phone…), in a worker
 * thread: tens of milliseconds at worst. Refuses with `overloaded`.
 */
export async function assessPassword(password: string, personal: Personal, lane: Lane): Promise<Strength | Overloaded> {
  const known = personal.filter((value) => typeof value === "string");
  const verdict = await pool().run<Verdict>({ password, personal: known }, lane);
  if ("code" in verdict) return verdict;
  if ("missing" in verdict) return { acceptable: false, advice: passwordAdvice.short(verdict.missing) };
  const { acceptable, why } = verdict;
  if (acceptable) return { acceptable, advice: why === "strong" ? passwordAdvice.strong : passwordAdvice.fair };
  const because: Partial<Record<string, string>> = passwordAdvice.because;
  return { acceptable, advice: because[why] ?? passwordAdvice.weak };
}

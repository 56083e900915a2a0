import { wait } from "./wait";

/**
 * The outcome of `work`, or the error of `late` after this many milliseconds. The work itself goes on, and its outcome
 * is ignored. Time our event loop was blocked does not count.
 */
export async function deadline<Answer>(
  work: Promise<Answer>,
  milliseconds: number,
  late: () => Error,
): Promise<Answer> {
  let stopWaiting = () => {};
  const expiry = new Promise<never>((_, fail) => {
    stopWaiting = wait(milliseconds, () => fail(late()));
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    stopWaiting();
  }
}

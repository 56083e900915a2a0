import { wait } from "./patience";

/**
 * What `work` comes to, or the error that `late` returns once so many milliseconds have passed. The work itself goes
 * on; its end, good or bad, is not looked at any more. Time our event loop was blocked does not count.
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

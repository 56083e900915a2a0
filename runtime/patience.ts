const SLICE_MILLISECONDS = 250;

/**
 * Calls `onOver` once so much time has passed in which this process could have heard an answer: while it is too busy
 * itself to listen, the other side is not to blame. Returns what ends the waiting.
 */
export function wait(milliseconds: number, onOver: () => void): () => void {
  let left = milliseconds;
  let slice = performance.now();
  const next = () => setTimeout(check, Math.min(SLICE_MILLISECONDS, left));
  let timer = next();
  function check() {
    const now = performance.now();
    left -= Math.min(now - slice, 2 * SLICE_MILLISECONDS);
    slice = now;
    // What has arrived meanwhile is read before anybody is given up.
    if (left <= 0) timer = setTimeout(onOver, 0);
    else timer = next();
  }
  return () => clearTimeout(timer);
}

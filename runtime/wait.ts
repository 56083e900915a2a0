const SLICE_MILLISECONDS = 250;

/**
 * Calls `onOver` after this many milliseconds. Time our event loop was blocked does not count. Returns a function that
 * cancels the timer.
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
    // One more turn of the event loop, so that an answer that has already arrived is read first.
    if (left <= 0) timer = setTimeout(onOver, 0);
    else timer = next();
  }
  return () => clearTimeout(timer);
}

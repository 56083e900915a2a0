/** Keys pressed between a shortcut and the moment the page it opens can take them. */
type Waiting = { place: string; text: string; until: number };

const LONGEST_WAIT_MILLISECONDS = 10_000;

let waiting: Waiting | null = null;

/** From now on keys are kept for the first field of `place`. */
export function waitFor(place: string): void {
  waiting = { place, text: "", until: Date.now() + LONGEST_WAIT_MILLISECONDS };
}

/** Whether the key was kept; Escape and a long wait give up. */
export function keepKey(key: string): boolean {
  if (!waiting || Date.now() > waiting.until || key === "Escape") {
    waiting = null;
    return false;
  }
  if (key === "Backspace") waiting.text = waiting.text.slice(0, -1);
  else if ([...key].length === 1) waiting.text += key;
  else return key === "Enter";
  return true;
}

/**
 * Gives the field what was typed for its place, and the focus. Returns whether the field was awaited; keys go to
 * the field by themselves from then on.
 */
export function giveTyped(place: string, field: HTMLInputElement | null | undefined): boolean {
  if (!field || waiting?.place !== place) return false;
  const { text } = waiting;
  waiting = null;
  field.focus();
  if (text === "") return true;
  field.value += text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

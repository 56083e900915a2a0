/** A picture that cannot be the mark: `because` says why, `detail` names what it uses. */
export class Refused extends Error {
  /**
   * @param {"empty" | "too_large" | "kind" | "broken" | "size" | "proportions" | "feature"} because
   * @param {string | null} [detail]
   */
  constructor(because, detail = null) {
    super(because);
    this.because = because;
    this.detail = detail;
  }
}

/** A banner much wider than it is high has no place beside a name. */
const MOST_TIMES_WIDER = 6;

/**
 * Throws `Refused` unless a header has room for a picture of this shape.
 *
 * @param {number} width
 * @param {number} height
 */
export function checkProportions(width, height) {
  const ratio = width / height;
  if (!(ratio <= MOST_TIMES_WIDER && ratio >= 1 / MOST_TIMES_WIDER)) throw new Refused("proportions");
}

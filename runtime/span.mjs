import { currentRequest } from "./current-request.mjs";

/** @typedef {{ start: (name: string) => (failed: boolean) => void }} Spans */

/**
 * Does the work; where requests are traced, as a span of the one under way. The name must hold nothing of the request.
 *
 * @template Answer
 * @param {string} name
 * @param {() => Promise<Answer>} work
 * @returns {Promise<Answer>}
 */
export function inSpan(name, work) {
  const spans = currentRequest()?.spans;
  return spans ? traced(spans.start(name), work) : work();
}

/**
 * @template Answer
 * @param {(failed: boolean) => void} end
 * @param {() => Promise<Answer>} work
 */
async function traced(end, work) {
  let failed = true;
  try {
    const answer = await work();
    failed = false;
    return answer;
  } finally {
    end(failed);
  }
}

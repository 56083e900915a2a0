import { parentPort, workerData } from "node:worker_threads";
import { redrawPng } from "./redraw-png.mjs";
import { redrawSvg } from "./redraw-svg.mjs";
import { Refused } from "./refused.mjs";

const PNG_SIGNATURE = "\x89PNG\r\n\x1a\n";

parentPort?.postMessage(redraw(Buffer.from(workerData.bytes)));

/** @param {Buffer} bytes */
function redraw(bytes) {
  try {
    if (bytes.length === 0) throw new Refused("empty");
    if (bytes.toString("latin1", 0, 8) === PNG_SIGNATURE) return redrawPng(bytes);
    if (/<svg[\s>]/.test(bytes.toString("latin1"))) return redrawSvg(bytes);
    throw new Refused("kind");
  } catch (thrown) {
    if (thrown instanceof Refused) return { because: thrown.because, detail: thrown.detail };
    throw thrown;
  }
}

import { log } from "../log";
import { inBatches } from "../runtime/in-batches";
import type { DueMail } from "./claim-mails";
import { markSent } from "./settle";

/** A process that is killed within this time of a mail's acceptance sends it twice. */
const TOGETHER_MILLISECONDS = 50;

/** Records accepted mails, those of a short while in one statement and one line of the log. */
export const recordSent = () =>
  inBatches(async (mails: DueMail[]) => {
    await retry(() => markSent(mails));
    log.info({ mails: mails.map(({ id: mail, kind, attempt }) => ({ mail, kind, attempt })) }, "mails sent");
  }, TOGETHER_MILLISECONDS);

/** An accepted mail must be recorded before its lease expires, or it is sent twice. */
async function retry(record: () => Promise<void>): Promise<void> {
  for (let pause = 250; ; pause *= 2) {
    try {
      return await record();
    } catch (thrown) {
      if (pause > 8_000) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

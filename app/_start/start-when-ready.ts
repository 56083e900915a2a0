import { setTimeout as sleep } from "node:timers/promises";
import { hashingPackage } from "@/accounts/passwords/hash-pool";
import { checkSchema } from "@/db/readiness";
import { env } from "@/env";
import { startMessages } from "@/messages/start";
import { startDuplicateKeys } from "./start-duplicate-keys";
import { startImports } from "./start-imports";
import { startMail } from "./start-mail";
import { startPasses } from "./start-passes";
import { startSealing } from "./start-sealing";
import { startSweeping } from "./start-sweeping";

const POLL_MILLISECONDS = 250;

/** Waits until another process has brought the schema up to date, then starts sending mail. Pages are served meanwhile. */
export async function startWhenReady(): Promise<void> {
  if (!env.DATABASE_URL) throw new Error("DATABASE_URL: falta");
  while (!(await checkSchema())) await sleep(POLL_MILLISECONDS, undefined, { ref: false });
  startMail();
  startSealing();
  startSweeping();
  startImports();
  startDuplicateKeys();
  startPasses();
  const hashing = await hashingPackage();
  if (hashing) console.log(startMessages.hashing(hashing));
  if (env.RATE_LIMITS === "off") console.warn(startMessages.limitsOff);
}

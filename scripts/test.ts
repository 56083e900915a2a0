import { startThrowAway } from "./postgres/embedded.ts";
import { Lifetime } from "./process/lifetime.ts";
import { type Outcome, steps } from "./test-steps.ts";

/**
 * `npm test`: every check in turn, and last of all the line `N passed, N failed`.
 * `npm test -- unit accounts/register.test.ts` runs one part, or some files of it.
 */
export async function main(args: string[]) {
  const life = new Lifetime();
  life.heedSignals(1, "Pruebas interrumpidas.");
  const parts = steps.filter((step) => args.includes(step.name));
  const files = args.filter((arg) => !steps.some((step) => step.name === arg));
  const databaseUrl = onDemand(life);
  let passed = 0;
  let failed = 0;

  for (const step of parts.length > 0 ? parts : steps.filter(({ onRequest }) => !onRequest)) {
    const began = Date.now();
    const outcome = await step.run({ files, databaseUrl, signal: life.signal }).catch(brokenBy);
    if (life.signal.aborted) return;
    report(step.title, outcome, Date.now() - began);
    passed += outcome.passed;
    failed += outcome.failed;
    // Without a build there is nothing to try over HTTP or in a browser.
    if (step.name === "build" && outcome.failed > 0) break;
  }
  await life.close();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

function brokenBy(error: unknown): Outcome {
  return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
}

function report(title: string, { passed, failed, output }: Outcome, milliseconds: number) {
  const counts = failed > 0 ? `${failed} mal, ${passed} bien` : `${passed} bien`;
  console.log(`${failed > 0 ? "✗" : "✓"} ${title}: ${counts} (${(milliseconds / 1000).toFixed(1)} s)`);
  if (failed > 0) console.log(output);
}

/** One throw-away PostgreSQL for the whole run, started when a part first needs it. */
function onDemand(life: Lifetime): () => Promise<string> {
  let url: Promise<string> | undefined;
  return () => {
    url ??= startThrowAway(life.signal).then((server) => {
      life.onEnd(server.stop);
      return server.url;
    });
    return url;
  };
}

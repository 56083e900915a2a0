import { startThrowAway } from "./postgres/embedded.ts";
import { Lifetime } from "./process/lifetime.ts";
import { TestReport } from "./test-report.ts";
import { type Step, steps } from "./test-steps.ts";

/**
 * `npm test`: every part, and last of all the line `N passed, N failed`.
 * `npm test -- unit accounts/policy.test.ts` runs one part, or some files of it; a file alone finds its part.
 */
export async function main(args: string[]) {
  const life = new Lifetime();
  life.handleSignals(1, "Pruebas interrumpidas.");
  const files = args.filter((arg) => !steps.some((step) => step.name === arg));
  const report = new TestReport();
  const context = { files, databaseUrl: onDemand(life), signal: life.signal };
  const chosen = choose(args, files);

  const work = async (step: Step): Promise<boolean> => {
    const part = report.begin(step.title);
    await step.run(context, part).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (!life.signal.aborted) part.fail({ test: step.title, file: "", message });
    });
    if (!life.signal.aborted) part.end();
    return part.failed === 0;
  };

  // The build leaves a processor idle now and then: what does not wait for it goes on beside it.
  const building = chosen.filter(({ name }) => name === "build").map(work);
  for (const step of chosen.filter(({ name, needsBuild }) => name !== "build" && !needsBuild)) await work(step);
  // Without a build there is nothing to try over HTTP or in a browser.
  if ((await Promise.all(building)).every(Boolean))
    for (const step of chosen.filter(({ needsBuild }) => needsBuild)) await work(step);

  if (life.signal.aborted) return;
  await life.close();
  const { failed } = report.end();
  process.exit(failed > 0 ? 1 : 0);
}

function choose(args: string[], files: string[]): Step[] {
  const named = steps.filter((step) => args.includes(step.name));
  if (named.length > 0) return named;
  const concerned = steps.filter((step) => files.some((file) => step.files?.test(file)));
  return concerned.length > 0 ? concerned : steps.filter(({ onRequest }) => !onRequest);
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

import { startThrowAway } from "../scripts/postgres/embedded.ts";
import { setTestVariable, testVariable } from "../scripts/process/environment.ts";

/** Starts the test PostgreSQL when vitest or playwright was run directly rather than by `npm test`. */
export default async function setUp() {
  if (testVariable("TEST_DATABASE_URL")) return;
  const server = await startThrowAway(new AbortController().signal);
  setTestVariable("TEST_DATABASE_URL", server.url);
  return () => server.stop();
}

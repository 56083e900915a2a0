import { startThrowAway } from "../scripts/postgres/embedded.ts";
import { setTestVariable, testVariable } from "../scripts/process/environment.ts";

/** A runner started by itself, without `npm test`, starts the test server that is missing. */
export default async function setUp() {
  if (testVariable("TEST_DATABASE_URL")) return;
  const server = await startThrowAway(new AbortController().signal);
  setTestVariable("TEST_DATABASE_URL", server.url);
  return () => server.stop();
}

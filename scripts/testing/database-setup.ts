import { setTestVariable, testVariable } from "../environment.ts";
import { startThrowAway } from "../postgres/embedded.ts";

/** A runner started by itself, without `npm test`, starts the test server that is missing. */
export default async function setUp() {
  if (testVariable("TEST_DATABASE_URL")) return;
  const server = await startThrowAway(new AbortController().signal);
  setTestVariable("TEST_DATABASE_URL", server.url);
  return () => server.stop();
}

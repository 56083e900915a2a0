import { ensureBuild } from "../scripts/build/build.ts";
import { setTestVariable } from "../scripts/process/environment.ts";
import setUpDatabase from "./database-setup.ts";
import { startAlta } from "./start-alta.ts";

/** Starts one server for all browser tests, on a database of its own. Returns its teardown. */
export default async function setUp() {
  await ensureBuild();
  const stopDatabase = await setUpDatabase();
  const alta = await startAlta();
  setTestVariable("TEST_APP_URL", alta.url);
  setTestVariable("TEST_APP_DATABASE_URL", alta.databaseUrl);
  setTestVariable("TEST_APP_DATA_FOLDER", alta.dataFolder);
  return async () => {
    await alta.stop();
    await stopDatabase?.();
  };
}

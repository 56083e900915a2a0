import { ensureBuild } from "../scripts/build/build.ts";

/** Builds the application if its sources changed, for the HTTP tests. */
export default async function setUp() {
  await ensureBuild();
}

import { ensureBuild } from "../scripts/build/build.ts";

/** Tests over HTTP meet the application as it is built from the present sources. */
export default async function setUp() {
  await ensureBuild();
}

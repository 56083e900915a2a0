import type { Instrumentation } from "next";

export async function register() {
  // Next evaluates this file for other runtimes too, where there is no database driver.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareDatabase } = await import("./app/_start/prepare-database");
  await prepareDatabase();
}

/** What a page or a route threw. Next itself would print it whole, with the parameters of a query in it. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, { method }, { routePath }) => {
  const { describeError, log } = await import("./log");
  log.error({ ...describeError(thrown), method, route: routePath }, "request failed");
};

import type { Instrumentation } from "next";

export async function register() {
  // Next evaluates this file for other runtimes too, where there is no database driver.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startWhenReady } = await import("./app/_start/start-when-ready");
  // Not awaited: Next answers nothing, the health of the process included, until this function returns.
  void startWhenReady();
}

/** Logs an error thrown by a page or route. Next's own log would print a query's parameters. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, { method }, { routePath }) => {
  const { describeError, log } = await import("./log");
  log.error({ ...describeError(thrown), method, route: routePath }, "request failed");
};

export async function register() {
  // Next evaluates this file for other runtimes too, where there is no database driver.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareDatabase } = await import("./app/prepare-database");
  await prepareDatabase();
}

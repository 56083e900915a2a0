import postgres from "postgres";
import { startAlta } from "../../testing/start-alta";
import { test as base } from "./test";

type Alta = { url: string; sql: postgres.Sql };

/** For what concerns every visitor: an instance of its own, that no other test file sees. */
export const test = base.extend<object, { alta: Alta }>({
  alta: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a pattern
    async ({}, use) => {
      const running = await startAlta();
      const sql = postgres(running.databaseUrl, { max: 2, onnotice: () => {} });
      await use({ url: running.url, sql });
      await sql.end();
      await running.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ alta }, use) => use(alta.url),
});

export { admin } from "../../testing/start-alta";
export { expect, fillSignUp, open, signIn } from "./test";

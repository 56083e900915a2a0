import { test } from "vitest";
import { killRounds } from "../faults/support/kill-rounds";

test(
  "kill -9 of application, start and PostgreSQL under load: what was acknowledged is there, once, and signs in",
  {
    timeout: 300_000,
  },
  () => killRounds(3),
);

import { test } from "vitest";
import { killRounds } from "./support/kill-rounds";

const ROUNDS = 30;

test(
  `kill -9 of application, start and PostgreSQL in turn, ${ROUNDS} times under load: nothing is lost or doubled`,
  {
    timeout: ROUNDS * 90_000,
  },
  () => killRounds(ROUNDS),
);

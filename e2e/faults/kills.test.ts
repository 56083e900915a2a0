import { expect, test } from "vitest";
import { RECOVERY_SECONDS } from "./support/health";
import { killRounds, killRoundsOfTwo } from "./support/kill-rounds";

const ROUNDS = 30;
const timeout = ROUNDS * 90_000;

test(`kill -9 of application, start and PostgreSQL in turn, ${ROUNDS} times under load: nothing is lost or doubled [F01]`, {
  timeout,
}, async () => {
  const seconds = await killRounds(ROUNDS);
  console.log(`healthy again within ${Math.max(...seconds).toFixed(1)} s of each start`);
  expect(Math.max(...seconds)).toBeLessThan(RECOVERY_SECONDS);
});

test(
  `kill -9 of one instance, the other and their database in turn, ${ROUNDS} times under load: nothing is lost or doubled [F02]`,
  {
    timeout,
  },
  () => killRoundsOfTwo(ROUNDS),
);

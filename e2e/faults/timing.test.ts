import { expect, test } from "vitest";
import { post } from "../http/support/client";
import { freshEmail, PASSWORD } from "../http/support/staff";
import { instances } from "./support/two-instances";

const SAMPLES = 200;

/** The two-sided p-value of the Mann-Whitney test, by its normal approximation. */
function likeness(one: number[], other: number[]): number {
  const all = [...one.map((value) => ({ value, first: true })), ...other.map((value) => ({ value, first: false }))];
  all.sort((a, b) => a.value - b.value);
  const ranks = all.reduce((sum, { first }, index) => sum + (first ? index + 1 : 0), 0);
  const [n, m] = [one.length, other.length];
  const u = ranks - (n * (n + 1)) / 2;
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  return 2 * (1 - normal(z));
}

function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const d = 0.3989423 * Math.exp((-z * z) / 2);
  return 1 - d * t * (0.3193815 + t * (-0.3565638 + t * (1.781478 + t * (-1.821256 + t * 1.330274))));
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

test(`${SAMPLES} sign-ins with an unknown e-mail take as long as ${SAMPLES} with a wrong password [LOG-08, H23]`, async () => {
  const { urls } = await instances([{ HASH_THREADS: "1" }]);
  const [url = ""] = urls;
  const known = freshEmail();
  await post(url, "/auth/register", { nombre: "Persona", email: known, password: PASSWORD, rol_id: 3 });
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < SAMPLES + 10; round += 1)
    for (const who of round % 2 ? (["known", "unknown"] as const) : (["unknown", "known"] as const)) {
      const email = who === "known" ? known : freshEmail("nadie");
      const began = performance.now();
      expect((await post(url, "/auth/login", { email, password: "no es esta" })).status).toBe(401);
      if (round >= 10) times[who].push(performance.now() - began);
    }
  const [one, other] = [median(times.known), median(times.unknown)];
  const p = likeness(times.known, times.unknown);
  console.log(`known ${one.toFixed(1)} ms, unknown ${other.toFixed(1)} ms, p = ${p.toFixed(3)}`);
  expect(Math.abs(one - other) / one).toBeLessThan(0.05);
  expect(p).toBeGreaterThan(0.001);
});

import type { CheapResult } from "./cheap.ts";
import type { CostResult } from "./cost.ts";
import { besidesHashing, type Costs } from "./costs.ts";
import { format, median } from "./measured.ts";

type Column = (result: CostResult) => string;

const rate = (pick: (round: CostResult["rounds"][number]) => number): Column => {
  return ({ rounds }) => format(median(rounds.map(pick)), 1);
};
const ratio = (pick: (round: CostResult["rounds"][number]) => number): Column => {
  return ({ rounds }) => format(median(rounds.map(pick)));
};
const of = (what: "signUp" | "signIn" | "yardstick", pick: (costs: Costs) => number): Column => {
  return (result) => format(pick(result[what]));
};

const PER_SECOND: [string, Column, string?][] = [
  ["límite bruto, bcrypt nativo", rate(({ native }) => native)],
  ["límite bruto, bcryptjs", ({ javascript }) => format(javascript, 1)],
  ["altas de Alta", rate(({ alta }) => alta)],
  ["altas de Express, bcrypt nativo y un INSERT", rate(({ yardstick }) => yardstick)],
  ["inicios de sesión de Alta", ({ signIns }) => format(signIns, 1)],
  ["**Alta / límite nativo**", ratio(({ alta, native }) => alta / native), "0,90 · 0,95"],
  ["Express / límite nativo", ratio(({ yardstick, native }) => yardstick / native)],
  ["**Alta / Express**", ratio(({ alta, yardstick }) => alta / yardstick), "costo 12: 1"],
];

const CPU: [string, Column, string?][] = [
  ["alta: hilos de hash", of("signUp", ({ hashing }) => hashing)],
  ["alta: hilo principal del servidor", of("signUp", ({ mainThread }) => mainThread)],
  ["alta: otros hilos (V8, libuv)", of("signUp", ({ otherThreads }) => otherThreads)],
  ["alta: PostgreSQL", of("signUp", ({ postgres }) => postgres)],
  ["**alta: todo menos el hash**", of("signUp", besidesHashing), "≤ 5"],
  ["inicio de sesión: todo menos el hash", of("signIn", besidesHashing)],
  ["Express: hilos de hash", of("yardstick", ({ hashing }) => hashing)],
  ["Express: todo menos el hash", of("yardstick", besidesHashing)],
  ["los clientes (proceso aparte)", of("signUp", ({ driver }) => driver)],
];

const DATABASE: [string, Column, string?][] = [
  ["sentencias por alta, su correo incluido", of("signUp", ({ statements }) => statements)],
  ["transacciones por alta", of("signUp", ({ commits }) => commits)],
  ["fsync del WAL por alta", of("signUp", ({ flushes }) => flushes)],
  ["**sentencias por inicio de sesión**", of("signIn", ({ statements }) => statements), "≤ 6"],
];

/** The results as one document; medians of rounds in which everything took its turn. */
export function resultsTable(results: CostResult[], cheap: CheapResult, machine: string): string {
  const head = (title: string) => `| ${title} | ${results.map(({ cost }) => `costo ${cost}`).join(" | ")} | meta |`;
  const rows = (title: string, lines: [string, Column, string?][]) => [
    head(title),
    `|---|${results.map(() => "---:").join("|")}|---|`,
    ...lines.map(([name, column, goal = ""]) => `| ${name} | ${results.map(column).join(" | ")} | ${goal} |`),
    "",
  ];
  const { surplus } = cheap;
  return [
    "# Medición",
    "",
    `\`npm run bench\`, ${machine}. Límites y correos como vienen. Solo se comparan cifras de una misma corrida.`,
    "",
    ...rows("Por segundo (mediana)", PER_SECOND),
    ...rows("Milisegundos de CPU", CPU),
    ...rows("Base de datos", DATABASE),
    "| p99 en milisegundos | en reposo | en la tormenta | veces | meta |",
    "|---|---:|---:|---:|---|",
    ...(["health", "refused"] as const).map((name) => {
      const { idle, busy } = cheap[name];
      const title = name === "health" ? "`/api/health`" : "registro rechazado";
      return `| ${title} | ${format(idle)} | ${format(busy)} | ${format(busy / idle)} | ≤ 5 |`;
    }),
    "",
    `De ${surplus.all} altas a la vez, más de las que caben en la cola, ${surplus.accepted} se aceptan y ${surplus.putOff} se`,
    `aplazan con 503 (${surplus.withoutRetryAfter} sin Retry-After; la más lenta en ${format(surplus.slowestPutOff, 0)} ms).`,
    "",
  ].join("\n");
}

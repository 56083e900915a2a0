/** Each line may import the lines above it. Folders that share a line do not import each other. */
const ORDER = [
  ["messages", "runtime", "crypto"],
  ["db"],
  ["mail", "limits"],
  ["accounts"],
  ["auth"],
  ["contracts", "components"],
  ["app"],
];

/** What a folder leaves alone besides, and why. */
const BESIDES: [folders: string[], imports: string[], message: string][] = [
  [upTo("accounts"), ["**/http/**", "{next,react}", "{next,react}/**"], "The core knows neither HTTP nor React."],
  [["contracts"], ["next", "next/**"], "A contract knows nothing of Next."],
  [["contracts", "components", "app"], drizzle(), "Only the folders below contracts talk to the database."],
  [["components", "app"], ["**/db/{client,schema,columns}*"], "Ask a verb of accounts/ instead."],
  [["http"], [inside(after("crypto"))], "The server in front of Next knows nothing of what is behind it."],
  [["scripts", "testing", "e2e", "bench"], ["**/app/**"], "Nothing imports app."],
  [
    ORDER.flat(),
    [inside(["scripts", "testing", "e2e", "bench", "conformance"])],
    "The application runs without these.",
  ],
];

/** The one file of each contract, which meets neither another contract nor the core. */
const CONTRACTS = ["movil", "portal", "usuarios", "sucursal", "unipets"];

const ONE_WAY = `Imports run one way: ${ORDER.map((folders) => folders.join(", ")).join(" → ")}.`;
const APART = "A contract imports neither another contract nor what serves it.";
const ANY_SERVER = "The conformance kit examines any server and knows nothing of this one.";

type Pattern = { group: string[]; message: string };

/** Biome's configuration of these rules, one override for each folder: the last override that fits a file counts. */
export function importRules() {
  const folders = [...new Set([...ORDER.flat(), ...BESIDES.flatMap(([names]) => names)])];
  const contracts = { group: [`./{${CONTRACTS},serve,once,endpoint}*`, "**/{db,auth}/**"], message: APART };
  return [
    ...folders.map((folder) => override([`${folder}/**`, "!**/*.test.ts"], patternsOf(folder))),
    override([`contracts/{${CONTRACTS}}.ts`], [...patternsOf("contracts"), contracts]),
    override(["conformance/*.ts"], [{ group: ["../**", "@/**"], message: ANY_SERVER }]),
    override(["conformance/*/**"], [{ group: ["../../**", "@/**"], message: ANY_SERVER }]),
  ];
}

function patternsOf(folder: string): Pattern[] {
  const level = ORDER.findIndex((folders) => folders.includes(folder));
  const above =
    level < 0
      ? []
      : ORDER.slice(level)
          .flat()
          .filter((other) => other !== folder);
  return [
    ...(above.length > 0 ? [{ group: [inside(above)], message: ONE_WAY }] : []),
    ...BESIDES.flatMap(([folders, group, message]) => (folders.includes(folder) ? { group, message } : [])),
  ];
}

function override(includes: string[], patterns: Pattern[]) {
  const noRestrictedImports = { level: "error", options: { patterns } };
  return { includes, linter: { rules: { style: { noRestrictedImports } } } };
}

function inside(folders: string[]): string {
  return folders.length === 1 ? `**/${folders[0]}/**` : `**/{${folders}}/**`;
}

function upTo(folder: string): string[] {
  return ORDER.flat().slice(0, ORDER.flat().indexOf(folder) + 1);
}

function after(folder: string): string[] {
  return ORDER.flat().slice(upTo(folder).length);
}

function drizzle(): string[] {
  return ["drizzle-orm", "drizzle-orm/**", "postgres"];
}

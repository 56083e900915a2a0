import type { ContractName } from "./clause.ts";
import type { Result } from "./run.ts";

export const documentOf = (contract: ContractName) => `docs/contracts/${contract}.md`;

const LOOK = {
  kept: { mark: "✓", colour: 32, word: "cumple", words: "cumplen" },
  broken: { mark: "✗", colour: 31, word: "no cumple", words: "no cumplen" },
  unchecked: { mark: "·", colour: 33, word: "no comprobado", words: "no comprobados" },
} as const;

export function counts(results: readonly Result[]): Record<Result["verdict"], number> {
  const of = (verdict: Result["verdict"]) => results.filter((result) => result.verdict === verdict).length;
  return { kept: of("kept"), broken: of("broken"), unchecked: of("unchecked") };
}

/** One line of the table, and the finding below it where the clause is not kept; repeated reasons are printed once. */
export function row(result: Result, colours: boolean, before?: Result): string {
  const { mark, colour, word } = LOOK[result.verdict];
  const { line, expects } = result.clause;
  const paint = (text: string) => (colours ? `\u001b[${colour}m${text}\u001b[0m` : text);
  const head = `  ${paint(`${mark} ${word.padEnd(13)}`)} línea ${String(line).padStart(3)}  ${expects}`;
  if (!("found" in result)) return head;
  if (before?.verdict === "unchecked" && result.found === before.found) return head;
  const said = result.verdict === "broken" ? [`dice: ${result.clause.quote}`] : [];
  return [head, ...[...said, result.found].map((text) => " ".repeat(29) + paint(text))].join("\n");
}

export const heading = (contract: ContractName) => `\n${contract} (${documentOf(contract)})`;

/** The summary: counts, and the accounts left behind. */
export function summary(results: readonly Result[], accounts: readonly string[], cleaned: boolean): string {
  const numbers = counts(results);
  const told = (Object.keys(LOOK) as Result["verdict"][]).map(
    (verdict) => `${numbers[verdict]} ${numbers[verdict] === 1 ? LOOK[verdict].word : LOOK[verdict].words}`,
  );
  const left =
    accounts.length === 0 || cleaned
      ? "No quedó ninguna cuenta de prueba."
      : `${accounts.length === 1 ? "Quedó 1 cuenta" : `Quedaron ${accounts.length} cuentas`} de prueba, y ningún documento dice cómo borrarlas: ${commonStart(accounts)}`;
  return `\n${told.join(", ")}.\n${left}`;
}

/** The report as JSON. */
export function asJson(url: string, results: readonly Result[], accounts: readonly string[], cleaned: boolean): string {
  const clauses = results.map((result) => ({
    id: result.clause.id,
    contract: result.clause.contract,
    document: documentOf(result.clause.contract),
    line: result.clause.line,
    quote: result.clause.quote,
    expects: result.clause.expects,
    verdict: result.verdict,
    ...("found" in result && { found: result.found }),
  }));
  return JSON.stringify({ url, summary: counts(results), clauses, accounts, cleaned }, null, 2);
}

function commonStart([first = "", ...others]: readonly string[]): string {
  const length = [...first].findIndex((mail, index) => others.some((other) => other[index] !== mail));
  return others.length === 0 ? first : `${first.slice(0, length)}…`;
}

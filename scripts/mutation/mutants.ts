import { parseSync } from "oxc-parser";

/** One change to a source: the text from `start` to `end` becomes `text`. */
export type Mutant = { start: number; end: number; text: string };

type Node = { type: string; start: number; end: number } & Record<string, unknown>;

const OPPOSITE: Record<string, string> = {
  "&&": "||",
  "||": "&&",
  "??": "&&",
  "===": "!==",
  "!==": "===",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "+": "-",
  "-": "+",
  "*": "/",
};

/** Every mutant of a TypeScript source, in its order. Types, imports and text are left as they are. */
export function mutantsOf(source: string): Mutant[] {
  const { program, errors } = parseSync("source.ts", source);
  if (errors.length > 0) throw new Error(errors[0]?.message);
  const mutants: Mutant[] = [];
  visit(program as unknown as Node, source, mutants);
  return mutants.sort((one, other) => one.start - other.start || one.end - other.end);
}

function visit(node: Node, source: string, mutants: Mutant[]): void {
  if (node.type.startsWith("TS") && !node.type.endsWith("Expression")) return;
  if (node.type === "ImportDeclaration") return;
  mutants.push(...(MUTATE[node.type]?.(node, source) ?? []));
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, source, mutants);
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const replaced = ({ start, end }: Node, ...texts: string[]): Mutant[] => texts.map((text) => ({ start, end, text }));

const operator = (node: Node, source: string): Mutant[] => {
  const [left, right] = [node.left as Node, node.right as Node];
  const text = OPPOSITE[String(node.operator)];
  const at = source.indexOf(String(node.operator), left.end);
  return text && at < right.start ? [{ start: at, end: at + String(node.operator).length, text }] : [];
};

const MUTATE: Record<string, (node: Node, source: string) => Mutant[]> = {
  LogicalExpression: operator,
  BinaryExpression: operator,
  IfStatement: ({ test }) => replaced(test as Node, "true", "false"),
  ConditionalExpression: ({ test }) => replaced(test as Node, "true", "false"),
  UnaryExpression: (node, source) => {
    const { start, end } = node.argument as Node;
    return node.operator === "!" ? replaced(node, source.slice(start, end)) : [];
  },
  Literal: (node) => (typeof node.value === "boolean" ? replaced(node, String(!node.value)) : []),
  /** A statement that is only there for what it does. */
  ExpressionStatement: (node) => ((node.expression as Node).type === "Literal" ? [] : replaced(node, ";")),
  /** A condition that is one of several: of `and(…)` and `or(…)` one is left out. */
  CallExpression: (node, source) => {
    const [callee, parts] = [node.callee as Node, node.arguments as Node[]];
    if (!["and", "or"].includes(source.slice(callee.start, callee.end)) || parts.length < 2) return [];
    return parts.flatMap((part) => replaced(part, "undefined"));
  },
};

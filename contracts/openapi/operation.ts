import * as z from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from "zod-openapi";
import type { Mount } from "../description";
import type { Published } from "../published";
import { type Answer, answersOf } from "./answers";
import { headerWords, idempotencyKeyWords, originWords, statusWords } from "./words";

type Security = NonNullable<ZodOpenApiOperationObject["security"]>;

const SECURITY: Record<"required" | "optional" | "none", Security> = {
  required: [{ bearer: [] }],
  optional: [{ bearer: [] }, {}],
  none: [],
};

/** The name of an operation's request in generated clients. */
export const requestName = (id: string) => `${id.charAt(0).toUpperCase()}${id.slice(1)}Request`;

// Without an example: the console would send it with every request.
const keyParameter = {
  description: idempotencyKeyWords,
  name: "Idempotency-Key",
  in: "header" as const,
  schema: { type: "string" as const, minLength: 1, maxLength: 255, pattern: "^[ -~]+$" },
  "x-origin": "alta",
};

const takesKey = ({ description: { refused } }: Published) => refused.idempotency_key_invalid !== "never";

/** One entry of `paths` for every URL the operation answers at. */
export function pathsOf(
  operation: Published,
): Record<string, { [method in "get" | "post"]?: ZodOpenApiOperationObject }> {
  const { id, contract, text, bearer = "none", done, mounts, origin, title } = operation.description;
  const reads = "shown" in operation;
  const request = (operation.request as z.ZodType).meta({ id: requestName(id) });
  const valid = Object.entries(done).map(([name, { summary, request }]) => [name, { summary, value: request.body }]);
  const responses = responsesOf(operation);
  const parameters = takesKey(operation) ? [keyParameter] : [];
  const entry = (mount: Mount, index: number): ZodOpenApiOperationObject => ({
    operationId: index === 0 ? id : `${id}Alias${index > 1 ? index : ""}`,
    tags: [contract.name],
    summary: index === 0 ? title : `${title} (alias)`,
    description: [text, mount.note, `**${originWords[mount.origin]}**`].filter(Boolean).join("\n\n"),
    "x-origin": mount.origin === "alta" ? "alta" : origin,
    security: SECURITY[bearer],
    parameters,
    ...(!reads && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: request, examples: Object.fromEntries(valid) } },
      },
    }),
    responses,
  });
  return Object.fromEntries(
    mounts.map((mount, index) => [mount.path, { [reads ? "get" : "post"]: entry(mount, index) }]),
  );
}

const lowerFirst = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

function responsesOf(operation: Published): ZodOpenApiResponsesObject {
  // The document's promises come first.
  const answers = answersOf(operation).sort((one, other) => other.origin.localeCompare(one.origin));
  const statuses = [...new Set(answers.map(({ reply }) => reply.status))].sort((one, other) => one - other);
  const described = statuses.map((status) => {
    const together = answers.filter(({ reply }) => reply.status === status);
    return [status, response(operation, status, together)];
  });
  return Object.fromEntries(described);
}

function response(operation: Published, status: number, answers: Answer[]) {
  const { id, notes, shapes } = operation.description;
  const documented = answers.some(({ origin }) => origin === "document");
  const told = answers.map(
    ({ name, origin, summary }) => `- \`${name}\`: ${lowerFirst(summary)} _${originWords[origin]}_`,
  );
  const words = [statusWords[status], notes?.[status], told.join("\n")].filter(Boolean).join("\n\n");
  const examples = answers.map(({ name, origin, reply, request, summary }) => [
    name,
    { summary, value: reply.body, "x-origin": origin, ...(request && { "x-request": request }) },
  ]);
  return {
    description: words,
    "x-origin": documented ? "document" : "alta",
    headers: headersOf(status, answers, status < 300 && takesKey(operation) ? ["Idempotent-Replayed"] : []),
    content: { "application/json": { schema: schemaOf(id, shapes, answers), examples: Object.fromEntries(examples) } },
  };
}

/** The operation's shapes that the answers of this status match; throws when an answer matches none. */
function schemaOf(id: string, shapes: z.ZodType[], answers: Answer[]): z.ZodType {
  const has = (shape: z.ZodType, { reply }: Answer) => shape.safeParse(reply.body).success;
  const shapeless = answers.find((answer) => !shapes.some((shape) => has(shape, answer)));
  if (shapeless) throw new Error(`${id}: the answer «${shapeless.name}» has none of the described shapes`);
  const [first, ...others] = shapes.filter((shape) => answers.some((answer) => has(shape, answer)));
  return first && others.length === 0 ? first : z.union([first, ...others].filter((shape) => shape !== undefined));
}

/** The headers that `endpoint` adds to every answer. */
const ADDED: Record<number, string[]> = { 405: ["Allow"], 429: ["RateLimit-Policy", "RateLimit"] };

function headersOf(status: number, answers: Answer[], whenReplayed: string[]) {
  const always = ["X-Request-Id", ...(ADDED[status] ?? [])];
  const sent = answers.flatMap(({ reply }) => Object.keys(reply.headers ?? {}));
  const headers = [...new Set([...always, ...sent, ...whenReplayed])].map((name) => {
    const words = headerWords[name];
    if (!words) throw new Error(`The header ${name} has no words`);
    const required = always.includes(name) || answers.every(({ reply }) => reply.headers?.[name]);
    return [name, { ...words, required, schema: { type: "string" as const } }];
  });
  return Object.fromEntries(headers);
}

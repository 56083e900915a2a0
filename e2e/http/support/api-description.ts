import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import type { Answer } from "./client";

export type SampleRequest = {
  method?: string;
  headers?: Record<string, string>;
  body?: Record<string, unknown>;
  text?: string;
  bytes?: number;
  given?: { path: string; body: Record<string, unknown> }[];
};

export type Example = { value: object; "x-request"?: SampleRequest };
type Media = { schema: object; examples?: Record<string, Example> };
type Response = { headers?: Record<string, { required?: boolean }>; content?: Record<string, Media> };
type Operation = { requestBody?: { content: Record<string, Media> }; responses: Record<string, Response> };
export type Description = { paths: Record<string, Record<string, Operation>> };

export type Described = { path: string; method: string; status: number; name: string; example: Example };

/** Every example of an answer in the description. */
export function examplesIn({ paths }: Description): Described[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) =>
      Object.entries(responses).flatMap(([status, { content }]) =>
        Object.values(content ?? {}).flatMap(({ examples = {} }) =>
          Object.entries(examples).map(([name, example]) => ({
            path,
            method: method.toUpperCase(),
            status: Number(status),
            name,
            example,
          })),
        ),
      ),
    ),
  );
}

/** How an answer violates the description, or nothing. */
export function checker(description: Description) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(description, "api");
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (pointer: string) => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    validators.set(pointer, known);
    return known;
  };
  return (path: string, method: string, answer: Pick<Answer, "status" | "headers" | "json">): string[] => {
    const response = description.paths[path]?.[method.toLowerCase()]?.responses[answer.status];
    if (!response) return [`${method} ${path} never answers ${answer.status}`];
    const required = Object.entries(response.headers ?? {}).filter(([, header]) => header.required);
    const lacking = required.filter(([name]) => !answer.headers[name.toLowerCase()]);
    const problems = lacking.map(([name]) => `the header ${name} is missing`);
    const [type] = Object.keys(response.content ?? {});
    if (!type) return problems;
    if (answer.headers["content-type"]?.split(";")[0] !== type) problems.push(`it is not ${type}`);
    const parts = ["paths", path, method.toLowerCase(), "responses", answer.status, "content", type];
    const pointer = [...parts, "schema"].map((part) => `/${encodeURIComponent(escaped(String(part)))}`).join("");
    const validate = validatorOf(pointer);
    if (!validate(answer.json)) problems.push(ajv.errorsText(validate.errors, { dataVar: "body" }));
    return problems;
  };
}

const escaped = (part: string) => part.replaceAll("~", "~0").replaceAll("/", "~1");

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { published } from "../published";
import { answersOf } from "./answers";
import { describeApi } from "./document";

const document = JSON.parse(JSON.stringify(describeApi()));

/** The URL of every route file that mounts an operation of a contract. */
function mountedPaths(): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .filter((file) => /from "@\/contracts\/serve(-session)?"/.test(readFileSync(`app/${file}`, "utf8")))
    .map((file) => `/${file.replace(/\([^/]+\)\//, "").replace(/\/?route\.ts$/, "")}`);
}

const withoutSlash = (path: string) => path.replace(/\/$/, "");

test("every operation that is mounted is described, and every one described is mounted", () => {
  const described = published.flatMap(({ description }) => description.mounts.map(({ path }) => withoutSlash(path)));
  expect([...new Set(described)].sort()).toEqual(mountedPaths().sort());
});

test("every operation, answer and example names its origin, and a document never promises what is mounted as Alta's", () => {
  for (const path of Object.values<Record<string, Record<string, unknown>>>(document.paths))
    for (const operation of Object.values(path)) {
      const responses = Object.values(operation.responses as Record<string, { content?: Record<string, unknown> }>);
      const examples = responses.flatMap(({ content }) =>
        Object.values((content ?? {}) as Record<string, { examples?: object }>).flatMap(({ examples = {} }) =>
          Object.values(examples),
        ),
      );
      for (const part of [operation, ...responses, ...examples])
        expect((part as Record<string, unknown>)["x-origin"]).toMatch(/^(document|alta)$/);
    }
});

test("every status of an operation has an example that the operation itself rendered", () => {
  for (const operation of published) {
    const [{ path }] = operation.description.mounts;
    const described = (document.paths[path].post ?? document.paths[path].get).responses;
    const rendered = answersOf(operation);
    expect(Object.keys(described).map(Number)).toEqual([...new Set(rendered.map(({ reply }) => reply.status))].sort());
    for (const { name, reply } of rendered)
      expect(described[reply.status].content["application/json"].examples[name].value).toEqual(reply.body);
  }
});

test("operations that honour an Idempotency-Key describe how a replayed answer is marked", () => {
  type Post = { parameters: object[]; responses: Record<string, { headers: object }> };
  for (const { post } of Object.values<{ post?: Post }>(document.paths))
    for (const [status, { headers }] of Object.entries(post?.responses ?? {}))
      expect("Idempotent-Replayed" in headers).toBe(post?.parameters.length === 1 && status.startsWith("2"));
});

test("the examples of a valid request are valid for the schema that parses it", () => {
  for (const { description, request } of published)
    for (const [name, { request: sample }] of Object.entries(description.done))
      expect({ name, ...request.safeParse(sample.body) }).toMatchObject({ name, success: true });
});

test("optional fields are not required, bounds are published, and numbers accepted for text are not advertised", () => {
  const { properties, required } = document.components.schemas.PortalRegisterRequest;
  expect(required).toEqual(["nombre", "email", "password"]);
  expect(properties.password).toMatchObject({ type: "string", minLength: 6, maxLength: 256 });
  expect(properties.celular).toEqual({ type: ["string", "null"], maxLength: 20, description: expect.any(String) });
});

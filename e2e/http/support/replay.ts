import type { Alta } from "./alta";
import type { SampleRequest } from "./api-description";
import type { Answer, Call } from "./client";
import { tokenOf } from "./staff";

/** Sends a sample request after its preceding requests. */
export async function replay(alta: Alta, path: string, sample: SampleRequest): Promise<Answer> {
  return alta.send(await resolve(alta, path, sample));
}

/** Sends the preceding requests, and returns the request with its placeholders filled in. */
export async function resolve(alta: Alta, path: string, sample: SampleRequest): Promise<Call> {
  let last: unknown;
  for (const { path, body } of sample.given ?? []) {
    const answer = await alta.post(path, body);
    if (answer.status >= 300) throw new Error(`${path} should have succeeded: ${answer.text}`);
    last = answer.json;
  }
  const { method = "POST", body, bytes, text } = sample;
  const sent = bytes ? "x".repeat(bytes) : (text ?? (body && JSON.stringify(body)));
  return {
    method,
    path,
    headers: {
      ...(sent !== undefined && { "content-type": "application/json" }),
      ...(await withTokens(alta, sample.headers ?? {})),
    },
    ...(sent !== undefined && { body: sent.replace(/\{\$given#\/(\w+)\}/g, (_, name) => memberOf(last, name)) }),
  };
}

function memberOf(answer: unknown, name: string): string {
  const value = (answer as Record<string, unknown> | undefined)?.[name];
  if (typeof value !== "string") throw new Error(`The answer before has no ${name}`);
  return value;
}

/** Header names in lower case; `{$employee}` and the like stand for a token of that role. */
async function withTokens(alta: Alta, headers: Record<string, string>): Promise<Record<string, string>> {
  const filled: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const role = /\{\$(employee|admin|client)\}/.exec(value)?.[1] as "employee" | "admin" | "client" | undefined;
    filled[name.toLowerCase()] = role ? value.replace(`{$${role}}`, await tokenOf(alta, role)) : value;
  }
  return filled;
}

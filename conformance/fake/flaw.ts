import type { FakeReply, FakeRequest } from "./correct.ts";
import type { Flaw } from "./start.ts";
import type { FakeStore } from "./store.ts";

type Body = Record<string, unknown>;
type When = (request: FakeRequest & { body: Body }, correct: FakeReply, store: FakeStore) => boolean;

/** A flaw, and every clause that must detect it. */
export type Flawed = { breaks: string[]; flaw: Flaw };

/** A server that answers wrongly in one place and correctly elsewhere. */
export function flawed(
  breaks: string | string[],
  path: string,
  when: When,
  wrong: (correct: FakeReply, request: FakeRequest, store: FakeStore) => FakeReply,
): Flawed {
  const flaw: Flaw = (request, correct, store) => {
    const { body } = request;
    const here = request.path === path && when({ ...request, body: body ?? {} }, correct, store);
    return here ? wrong(correct, request, store) : correct;
  };
  return { breaks: [breaks].flat(), flaw };
}

export const status = (status: number) => (correct: FakeReply) => ({ ...correct, status });
export const body = (body: Body) => (correct: FakeReply) => ({ ...correct, body });
export const reply = (status: number, body: Body) => () => ({ status, body });
export const merge = (extra: Body) => (correct: FakeReply) => ({ ...correct, body: { ...correct.body, ...extra } });

/** Changes an object inside the body. */
export const mergeInto = (name: string, extra: Body) => (correct: FakeReply) => ({
  ...correct,
  body: { ...correct.body, [name]: { ...(correct.body[name] as Body), ...extra } },
});

export const succeeds: When = (_, correct) => correct.status < 300;
export const lacks =
  (...names: string[]): When =>
  ({ body }) =>
    names.every((name) => body[name] === undefined);
export const all =
  (...conditions: When[]): When =>
  (...given) =>
    conditions.every((condition) => condition(...given));
export const not =
  (condition: When): When =>
  (...given) =>
    !condition(...given);

/** A token with changed claims. */
export function retoken(name: string, change: (claims: Body) => Body) {
  return (correct: FakeReply): FakeReply => {
    const [head, claims = "", signature] = String(correct.body[name]).split(".");
    const changed = change(JSON.parse(Buffer.from(claims, "base64url").toString("utf8")));
    const token = [head, Buffer.from(JSON.stringify(changed)).toString("base64url"), signature].join(".");
    return { ...correct, body: { ...correct.body, [name]: token } };
  };
}

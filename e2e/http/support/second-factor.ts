import { oathCode } from "@/testing/oathtool";
import type { Alta } from "./alta";
import { callAction } from "./call-action";
import { builtActions } from "./manifests";

const actions = builtActions();

/** Calls a form's server action by its exported name, as its page does. */
export function act(alta: Alta, name: string, fields: Record<string, string>, cookie: string) {
  const found = actions.find((action) => action.name.endsWith(` ${name}`));
  if (!found) throw new Error(`There is no action ${name}.`);
  return callAction(alta, { id: found.id, path: found.pages[0] ?? "/", fields, headers: { cookie } });
}

/** Sets up the second factor of the signed-in account, with the page and another implementation's code. */
export async function enrol(alta: Alta, cookie: string): Promise<{ secret: string; codes: string[] }> {
  await act(alta, "begin", {}, cookie);
  const { text } = await alta.send({ method: "GET", path: "/cuenta/segundo-paso", headers: { cookie } });
  const secret = /[A-Z2-7]{4}( [A-Z2-7]{4}){7}/.exec(text)?.[0] ?? "";
  const finished = await act(alta, "finish", { code: oathCode(secret) }, cookie);
  const codes = finished.text.match(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/g) ?? [];
  if (codes.length !== 10) throw new Error(`Not set up: ${finished.text}`);
  return { secret, codes };
}

/** The cookies that an action's answer sets, as a browser sends them back. */
export const cookiesOf = ({ headers }: { headers: Headers }): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0] ?? "")
    .join("; ");

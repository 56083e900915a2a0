import type { Alta } from "./alta";

/** A form's server action as the browser calls it: the state before, and the form. */
export async function callAction(
  { url }: Pick<Alta, "url">,
  {
    path,
    id,
    fields,
    headers = {},
  }: { path: string; id: string; fields: Record<string, string | File>; headers?: object },
): Promise<{ status: number; headers: Headers; text: string }> {
  const body = new FormData();
  // React's own encoding of `[state, form]`: the form's fields carry the number of their part.
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify([{ status: "idle", values: {}, errors: {} }, "$K1"]));
  const response = await fetch(url + path, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { "Next-Action": id, Accept: "text/x-component", Origin: url, ...headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

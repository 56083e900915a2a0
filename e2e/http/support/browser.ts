import type { Alta } from "./alta";

const pairs = (setCookie: string[] | undefined) => (setCookie ?? []).map((cookie) => cookie.split(";", 1)[0] ?? "");

/** Signs in as next-auth's client does in a browser, and returns the session's cookie; null when it is refused. */
export async function browserSignIn(alta: Alta, email: string, password: string): Promise<string | null> {
  const csrf = await alta.send({ method: "GET", path: "/api/auth/csrf" });
  const { csrfToken } = csrf.json as { csrfToken: string };
  const answer = await alta.send({
    path: "/api/auth/callback/credentials",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      cookie: pairs(csrf.headers["set-cookie"]).join("; "),
      origin: alta.url,
    },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }).toString(),
  });
  return pairs(answer.headers["set-cookie"]).find((pair) => pair.startsWith("alta.session=")) ?? null;
}

/** The e-mail of the account that this cookie is signed in as, or null. */
export async function signedInAs(alta: Alta, cookie: string): Promise<string | null> {
  const { json } = await alta.send({ method: "GET", path: "/api/auth/session", headers: { cookie } });
  return (json as { user?: { email?: string } }).user?.email ?? null;
}

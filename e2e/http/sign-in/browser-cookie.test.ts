import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { freshEmail, PASSWORD, register } from "../support/staff";

/** Signs in as next-auth's own client does and returns the Set-Cookie lines. */
async function cookiesOf(env: Record<string, string>): Promise<string[]> {
  const alta = await freshAlta({ env });
  const email = await register(alta, freshEmail());
  const csrf = await alta.send({ method: "GET", path: "/api/auth/csrf" });
  const given = (csrf.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
  const { csrfToken } = csrf.json as { csrfToken: string };
  const answer = await alta.send({
    path: "/api/auth/callback/credentials",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: given },
    body: new URLSearchParams({ email, password: PASSWORD, csrfToken, json: "true" }).toString(),
  });
  return answer.headers["set-cookie"] ?? [];
}

test("over https the session's cookie is bound to the host and to https [SES-02]", async () => {
  const cookies = await cookiesOf({ APP_URL: "https://alta.example" });
  const session = cookies.find((line) => line.startsWith("__Host-alta.session="));
  expect(session).toMatch(/; Path=\/;/i);
  for (const flag of ["HttpOnly", "Secure", "SameSite=Lax"]) expect(session).toMatch(new RegExp(`; ${flag}(;|$)`, "i"));
  expect(session).not.toMatch(/Domain=/i);
});

import type { Alta } from "./alta";
import { mountedOperations } from "./mounted";
import { freshEmail, PASSWORD, register } from "./staff";
import { validBody } from "./valid-bodies";

/** An endpoint that issues access tokens. `known`: only for existing accounts, which may have any role. */
export type TokenEndpoint = { name: string; known: boolean; mint: (alta: Alta, email: string) => Promise<string> };

type Tokens = { access?: string; token?: string; refresh?: string };

/** Every mounted operation that issues access tokens. */
export async function tokenEndpoints(): Promise<TokenEndpoint[]> {
  const mounts = await mountedOperations();
  const signIn = mounts.find(({ kind, operation }) => kind === "serveSignIn" && operation.grant?.refreshSeconds);
  const endpoints = mounts.flatMap(({ path, kind, operation }): TokenEndpoint[] => {
    if (!operation.grant) return [];
    const endpoint = (known: boolean, mint: (alta: Alta, email: string) => Promise<Tokens>): TokenEndpoint[] => [
      { name: `${operation.name} ${kind} ${path}`, known, mint: async (...of) => accessToken(await mint(...of)) },
    ];
    const ask = async (alta: Alta, to: string, body: object) => (await alta.post(to, body)).json as Tokens;
    if (kind === "serveSignIn") return endpoint(true, (alta, email) => ask(alta, path, { email, password: PASSWORD }));
    if (kind === "serve") return endpoint(false, (alta, email) => ask(alta, path, validBody(operation.name, email)));
    return endpoint(true, async (alta, email) => {
      const { refresh } = await ask(alta, signIn?.path ?? "", { email, password: PASSWORD });
      return ask(alta, path, { refresh });
    });
  });
  // Aliases of one operation are the same endpoint.
  return [...new Map(endpoints.map((endpoint) => [endpoint.name.split(" /")[0], endpoint])).values()];
}

function accessToken({ access, token }: Tokens): string {
  const minted = access ?? token;
  if (!minted) throw new Error("The endpoint gave no token");
  return minted;
}

/** An address to ask this endpoint with: registered where it asks for an account, new where it makes one. */
export async function visitorOf(alta: Alta, endpoint: TokenEndpoint): Promise<string> {
  return endpoint.known ? register(alta) : freshEmail();
}

import type { Alta } from "./alta";
import { mountedOperations } from "./mounted";
import { freshEmail, PASSWORD, register } from "./staff";
import { validBody } from "./valid-bodies";

/** A way to get an access token. `known`: only for somebody who has an account already, and so perhaps another role. */
export type Door = { name: string; known: boolean; mint: (alta: Alta, email: string) => Promise<string> };

type Tokens = { access?: string; token?: string; refresh?: string };

/** Every mounted operation that hands out access tokens. */
export async function mintingDoors(): Promise<Door[]> {
  const mounts = await mountedOperations();
  const signIn = mounts.find(({ kind, operation }) => kind === "serveSignIn" && operation.grant?.refreshSeconds);
  const doors = mounts.flatMap(({ path, kind, operation }): Door[] => {
    if (!operation.grant) return [];
    const door = (known: boolean, mint: (alta: Alta, email: string) => Promise<Tokens>): Door[] => [
      { name: `${operation.name} ${kind} ${path}`, known, mint: async (...of) => accessToken(await mint(...of)) },
    ];
    const ask = async (alta: Alta, to: string, body: object) => (await alta.post(to, body)).json as Tokens;
    if (kind === "serveSignIn") return door(true, (alta, email) => ask(alta, path, { email, password: PASSWORD }));
    if (kind === "serve") return door(false, (alta, email) => ask(alta, path, validBody(operation.name, email)));
    return door(true, async (alta, email) => {
      const { refresh } = await ask(alta, signIn?.path ?? "", { email, password: PASSWORD });
      return ask(alta, path, { refresh });
    });
  });
  // Aliases of one operation are the same door.
  return [...new Map(doors.map((door) => [door.name.split(" /")[0], door])).values()];
}

function accessToken({ access, token }: Tokens): string {
  const minted = access ?? token;
  if (!minted) throw new Error("The door gave no token");
  return minted;
}

/** Somebody who may go to this door: with an account for the doors that ask for one, and without for the others. */
export async function visitorOf(alta: Alta, door: Door): Promise<string> {
  return door.known ? register(alta) : freshEmail();
}

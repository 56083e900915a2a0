import "server-only";
import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { sessionCookie } from "./browser-cookie";

/** As long as browsers keep a cookie. */
const SECONDS = 400 * 24 * 60 * 60;
const cookie = { ...sessionCookie.options, name: sessionCookie.name.replace("session", "device"), maxAge: SECONDS };

/** What this browser is known by: its cookie's value, which `keep` sets or renews. */
export async function thisDevice(): Promise<{ id: string; keep: () => void }> {
  const jar = await cookies();
  const held = jar.get(cookie.name)?.value ?? "";
  const id = /^[\w-]{43}$/.test(held) ? held : randomBytes(32).toString("base64url");
  return { id, keep: () => void jar.set({ ...cookie, value: id }) };
}

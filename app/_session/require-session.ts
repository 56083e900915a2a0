import { redirect } from "next/navigation";
import { type BrowserSession, browserSession } from "@/auth/browser-session";

/**
 * The session a private page or action needs; without one the person is sent to sign in and back to `path`,
 * with a generated password to choose their own first.
 */
export async function requireSession(path: string): Promise<BrowserSession> {
  const session = await browserSession();
  if (!session) redirect(`/ingresar?next=${encodeURIComponent(path)}`);
  if (session.mustChangePassword) redirect("/contrasena");
  return session;
}

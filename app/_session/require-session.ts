import { redirect } from "next/navigation";
import { type BrowserSession, browserSession } from "@/auth/browser-session";

/**
 * The session for a private page or action. Without one, redirects to sign-in and back to `path`; with a generated
 * password, redirects to choosing another one first.
 */
export async function requireSession(path: string): Promise<BrowserSession> {
  const session = await browserSession();
  if (!session) redirect(`/ingresar?next=${encodeURIComponent(path)}`);
  if (session.mustChangePassword) redirect("/contrasena");
  return session;
}

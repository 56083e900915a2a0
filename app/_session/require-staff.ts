import { notFound } from "next/navigation";
import { may } from "@/accounts/policy";
import { requireSession } from "@/app/_session/require-session";
import type { BrowserSession } from "@/auth/browser-session";

/**
 * The session that a staff page or action needs, with the counter as its channel. For everybody else the page does
 * not exist, or asks them to sign in. What the person may do there is asked again by every verb.
 */
export async function requireStaff(path: string): Promise<BrowserSession> {
  const session = await requireSession(path);
  if (!may(session.actor, "find_clients")) notFound();
  const { actor } = session;
  return { ...session, actor: { ...actor, via: { ...actor.via, channel: "counter" } } };
}

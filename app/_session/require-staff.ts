import { notFound, redirect } from "next/navigation";
import { currentBusiness } from "@/accounts/business/current-business";
import { may } from "@/accounts/policy";
import { requireSession } from "@/app/_session/require-session";
import type { BrowserSession } from "@/auth/browser-session";

/**
 * The session for a staff page or action, with the counter as its channel. Clients get a 404, visitors are asked to sign
 * in, staff who lack a second factor that the setting asks for to set one up. Every verb checks the policy again.
 */
export async function requireStaff(path: string): Promise<BrowserSession> {
  const session = await requireSession(path);
  if (session.mustSetUpFactor) redirect("/cuenta/segundo-paso");
  if (!may(session.actor, "find_clients")) notFound();
  // Days begin in its time zone, also in a route without a page around it.
  await currentBusiness();
  const { actor } = session;
  return { ...session, actor: { ...actor, via: { ...actor.via, channel: "counter" } } };
}

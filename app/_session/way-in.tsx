import { browserSession } from "@/auth/browser-session";
import { ButtonLink } from "@/components/ui/button";
import { linkMessages } from "@/messages/links";

/** Where a link that has done its work leads: home for whoever is signed in, to signing in for everybody else. */
export async function WayIn() {
  const session = await browserSession();
  if (session) return <ButtonLink href="/inicio">{linkMessages.home}</ButtonLink>;
  return <ButtonLink href="/ingresar">{linkMessages.signIn}</ButtonLink>;
}

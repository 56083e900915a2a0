import { browserSession } from "@/auth/browser-session";
import { ButtonLink } from "@/components/ui/button-link";
import { linkMessages } from "@/messages/links";

/** The link after a mail's link was used: home when signed in, otherwise to sign-in. */
export async function WayIn() {
  const session = await browserSession();
  if (session) return <ButtonLink href="/inicio">{linkMessages.home}</ButtonLink>;
  return <ButtonLink href="/ingresar">{linkMessages.signIn}</ButtonLink>;
}

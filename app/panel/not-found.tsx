import { may } from "@/accounts/policy";
import NotFound from "@/app/not-found";
import { browserSession } from "@/auth/browser-session";
import { Fault } from "@/components/fault";
import { ButtonLink } from "@/components/ui/button-link";
import { panel } from "@/messages/panel";

/** For staff within the panel's shell; for other visitors the site's own not-found page. */
export default async function PanelNotFound() {
  const session = await browserSession();
  if (!session || !may(session.actor, "find_clients")) return <NotFound />;
  const { title, text, action } = panel.notFound;
  return <Fault title={title} text={text} action={<ButtonLink href="/panel/clientes">{action}</ButtonLink>} />;
}

import type { Metadata } from "next";
import type { ReactNode } from "react";
import { may } from "@/accounts/policy";
import { browserSession } from "@/auth/browser-session";
import { PanelShell } from "@/components/panel/shell/panel-shell";
import { panel } from "@/messages/panel";

export const metadata: Metadata = {
  title: { default: panel.title, template: `%s · ${panel.title}` },
  robots: { index: false },
};

/** Renders the navigation for staff. Access is checked by each page. */
export default async function PanelLayout({ children }: { children: ReactNode }) {
  const session = await browserSession();
  if (!session || session.mustChangePassword || !may(session.actor, "find_clients")) return children;
  const { account, actor } = session;
  return (
    <PanelShell name={account.givenNames} role={account.role} admin={may(actor, "see_team")}>
      {children}
    </PanelShell>
  );
}

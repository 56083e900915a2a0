import type { ReactNode } from "react";
import type { Role } from "@/accounts/account";
import { Toaster } from "@/components/ui/toast";
import { panel } from "@/messages/panel";
import { Finder } from "../finder/finder";
import { PanelKeys } from "./panel-keys";
import { BottomBar, SideLinks } from "./panel-links";
import { placesFor } from "./places";

type Props = { name: string; role: Role; admin: boolean; children: ReactNode };

/** The panel's frame: navigation at the left, on a phone a bar at the bottom. */
export function PanelShell({ name, role, admin, children }: Props) {
  const places = placesFor(admin);
  return (
    <div
      data-panel
      className="mx-auto w-full max-w-page px-5 pb-28 sm:px-8 md:grid md:grid-cols-[12rem_minmax(0,1fr)] md:gap-8 md:pb-16 lg:gap-12 print:block print:max-w-none print:p-0"
    >
      <aside className="max-md:hidden print:hidden">
        <div className="sticky top-4 space-y-6 pt-4">
          <Finder places={places} />
          <nav aria-label={panel.navigation}>
            <SideLinks places={places} />
          </nav>
          <p className="border-t border-line pt-4 text-note text-muted">
            <span className="block font-semibold text-ink">{name}</span>
            {panel.roles[role]}
          </p>
          <PanelKeys />
        </div>
      </aside>
      <div className="min-w-0 pt-4">{children}</div>
      <BottomBar places={places} />
      <Toaster />
    </div>
  );
}

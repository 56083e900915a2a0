import type { ReactNode } from "react";
import type { PanelFigures } from "@/accounts/clients/panel-figures";
import { ArrowIcon, DoneIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { panelHome } from "@/messages/panel";

/** Pending work, a line each. */
export function TodoList({ figures }: { figures: PanelFigures }) {
  const { unused, expiring, failedMails, roleRequests, unusualStaff } = figures;
  const todos = [
    { count: roleRequests ?? 0, words: panelHome.requests, href: "/panel/solicitudes" },
    { count: unusualStaff, words: panelHome.unusualStaff, href: "/panel/auditoria" },
    { count: failedMails, words: panelHome.mails, href: "/panel/cartas" },
    { count: expiring, words: panelHome.expiring, href: "/panel/clientes?estado=vence" },
    { count: unused, words: panelHome.unused, href: "/panel/clientes?estado=sin-entrar" },
  ].filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="para-hoy">
      <h2 id="para-hoy" className="mb-3 text-lead font-bold">
        {panelHome.attention}
      </h2>
      {todos.length === 0 ? (
        <p className="flex gap-2 text-muted">
          <DoneIcon className="text-success" />
          {panelHome.allDone}
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {todos.map(({ count, words, href }) => (
            <Todo key={href} href={href}>
              <strong>{words.count(count)}</strong> {words.title(count)}
            </Todo>
          ))}
        </ul>
      )}
    </section>
  );
}

function Todo({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="group flex min-h-14 items-center justify-between gap-4 rounded-card px-5 py-3 hover:bg-paper"
      >
        <span>{children}</span>
        <ArrowIcon className="text-accent" />
      </Link>
    </li>
  );
}

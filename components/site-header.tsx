import type { Role } from "@/accounts/account";
import { Link } from "@/components/ui/link";
import { accountMessages, accountPage } from "@/messages/account";
import { common } from "@/messages/common";
import { Mark } from "./ui/mark";

/** The signed-in account; with a generated password, which must be changed first, the only link is signing out. */
type Visitor = { role: Role; mustChangePassword: boolean };

const itemClass =
  "flex min-h-11 items-center rounded-control px-1.5 font-semibold whitespace-nowrap hover:text-accent min-[22.5rem]:px-2.5 sm:px-4";

export function SiteHeader({ visitor }: { visitor: Visitor | null }) {
  return (
    <header className="print:hidden">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between px-5 py-3 sm:px-8">
        <Link
          href={visitor ? "/inicio" : "/"}
          className="flex min-h-11 items-center gap-2 rounded-control text-section font-bold"
        >
          <Mark />
          {common.product}
        </Link>
        {visitor && <AccountMenu {...visitor} />}
      </div>
    </header>
  );
}

function AccountMenu({ role, mustChangePassword }: Visitor) {
  return (
    <nav aria-label={accountMessages.menu} className="-mr-1.5 flex max-w-full flex-wrap min-[22.5rem]:-mr-2.5 sm:-mr-4">
      {role !== "client" && !mustChangePassword && (
        <Link href="/panel" className={itemClass}>
          {accountMessages.panel}
        </Link>
      )}
      {!mustChangePassword && (
        <Link href="/cuenta" className={itemClass}>
          {accountPage.title}
        </Link>
      )}
      {/* A POST form: works without scripts, and is not prefetched as a link would be. */}
      <form method="post" action="/salir">
        <button type="submit" className={itemClass}>
          {accountMessages.signOut}
        </button>
      </form>
    </nav>
  );
}

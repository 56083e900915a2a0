import type { Role } from "@/accounts/account";
import type { Business } from "@/accounts/business/business";
import { Link } from "@/components/ui/link";
import { accountMessages, accountPage } from "@/messages/account";
import { BusinessMark } from "./business-mark";
import { classes } from "./ui/classes";

/** The signed-in account; with a generated password, which must be changed first, the only link is signing out. */
type Visitor = { role: Role; mustChangePassword: boolean };

const itemClass =
  "flex min-h-11 items-center rounded-control px-1.5 font-semibold whitespace-nowrap hover:text-accent min-[22.5rem]:px-2.5 sm:px-4";

type Props = { visitor: Visitor | null; business: Business };

/** A longer name is smaller, and breaks into lines. */
const SHORT = 16;

export function SiteHeader({ visitor, business }: Props) {
  return (
    <header className="print:hidden">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between px-5 py-3 sm:px-8">
        <Link
          href={visitor ? "/inicio" : "/"}
          className={classes(
            "flex min-h-11 min-w-0 items-center gap-2 rounded-control font-bold",
            business.name.length > SHORT ? "text-lead leading-tight" : "text-section",
          )}
        >
          <BusinessMark mark={business.mark} />
          <span className="wrap-anywhere">{business.name}</span>
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

import type { Business } from "@/accounts/business/business";
import type { TextKind } from "@/accounts/legal/text-kinds";
import { shownPhone } from "@/accounts/values/shown-phone";
import { Link } from "@/components/ui/link";
import { home } from "@/messages/home";
import { legal } from "@/messages/legal";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./ui/theme-switch";

type Props = { theme: Theme; business: Business; texts: TextKind[] };

export function SiteFooter({ theme, business, texts }: Props) {
  return (
    <footer className="mt-16 border-t border-line text-muted max-md:[body:has([data-panel])_&]:mb-16 print:hidden">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-2 px-5 py-4 sm:px-8">
        <Whose {...business} />
        <p className="flex flex-wrap gap-x-6 sm:ml-auto">
          {texts.map((kind) => (
            <FooterLink key={kind} href={`/legal/${legal.slugs[kind]}`}>
              {legal.names[kind]}
            </FooterLink>
          ))}
          <FooterLink href="/docs">{home.integratorsLink}</FooterLink>
        </p>
        <ThemeSwitch current={theme} />
      </div>
    </footer>
  );
}

const contact = "inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink sm:min-h-0";

/** Who is behind the page, and how to reach them. */
function Whose({ name, named, phone, address, privacyEmail }: Business) {
  if (!named) return <p className="max-sm:w-full">{home.footer}</p>;
  return (
    <address className="flex max-w-reading flex-wrap gap-x-4 gap-y-1 not-italic max-sm:w-full max-sm:flex-col">
      <span className="font-semibold text-ink wrap-anywhere">{name}</span>
      {address && <span className="wrap-anywhere">{address}</span>}
      {phone && (
        <a href={`tel:${phone.replace(/[^+\d]/g, "")}`} className={contact}>
          {home.call(shownPhone(phone))}
        </a>
      )}
      {privacyEmail && (
        <a href={`mailto:${privacyEmail}`} className={contact}>
          {home.privacy}
        </a>
      )}
    </address>
  );
}

function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="flex min-h-11 items-center underline underline-offset-4 hover:text-ink"
    >
      {children}
    </Link>
  );
}

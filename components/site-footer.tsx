import { Link } from "@/components/ui/link";
import { home } from "@/messages/home";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./ui/theme-switch";

export function SiteFooter({ theme }: { theme: Theme }) {
  return (
    <footer className="mt-16 border-t border-line text-muted max-md:[body:has([data-panel])_&]:mb-16 print:hidden">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-2 px-5 py-4 sm:px-8">
        <p className="max-sm:w-full">{home.footer}</p>
        <Link
          href="/docs"
          prefetch={false}
          className="flex min-h-11 items-center underline underline-offset-4 hover:text-ink sm:ml-auto"
        >
          {home.integratorsLink}
        </Link>
        <ThemeSwitch current={theme} />
      </div>
    </footer>
  );
}

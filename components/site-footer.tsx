import Link from "next/link";
import { home } from "@/messages/home";

export function SiteFooter() {
  return (
    <footer className="mt-16 border-t border-line text-muted print:hidden">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-8 px-5 py-4 sm:px-8">
        <p>{home.footer}</p>
        <Link
          href="/docs"
          prefetch={false}
          className="flex min-h-11 items-center underline underline-offset-4 hover:text-ink"
        >
          {home.integratorsLink}
        </Link>
      </div>
    </footer>
  );
}

import Link from "next/link";
import { common } from "@/messages/common";
import type { Theme } from "./theme";
import { Mark } from "./ui/mark";
import { ThemeSwitch } from "./ui/theme-switch";

export function SiteHeader({ theme }: { theme: Theme }) {
  return (
    <header className="print:hidden">
      <div className="mx-auto flex w-full max-w-page items-center justify-between px-5 py-3 sm:px-8">
        <Link href="/" className="flex min-h-11 items-center gap-2 rounded-control text-section font-bold">
          <Mark />
          {common.product}
        </Link>
        <ThemeSwitch current={theme} />
      </div>
    </header>
  );
}

import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { grouped } from "@/messages/grouped";
import { panelHome } from "@/messages/panel";

type Share = { key: string; label: string; count: number; href: string; today: number; todayHref: string };

/** A month's shares, largest first, each with its number and today's, and a link to the list behind it. */
export function ShareBars({ shares }: { shares: Share[] }) {
  const most = Math.max(1, ...shares.map(({ count }) => count));
  const anyToday = shares.some(({ today }) => today > 0);
  return (
    <ul className="-my-2">
      {shares.map(({ key, label, count, href, today, todayHref }) => (
        <li key={key} className={classes(anyToday && "grid grid-cols-[minmax(0,1fr)_4rem] items-center gap-3")}>
          <Link
            href={href}
            prefetch={false}
            className="group grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 rounded-control py-2"
          >
            <span className="wrap-anywhere group-hover:underline">{label}</span>
            <span className="font-semibold tabular-nums">{grouped(count)}</span>
            <svg className="col-span-2 h-2 w-full" aria-hidden="true">
              <rect width="100%" height="8" rx="4" className="fill-line" />
              <rect width={`${(count / most) * 100}%`} height="8" rx="4" className="fill-accent" />
            </svg>
          </Link>
          {today > 0 && (
            <Link
              href={todayHref}
              prefetch={false}
              aria-label={`${panelHome.ofToday(today)}, ${label}`}
              className="flex min-h-11 items-center justify-end rounded-control text-note text-accent tabular-nums underline underline-offset-4"
            >
              {panelHome.ofToday(today)}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

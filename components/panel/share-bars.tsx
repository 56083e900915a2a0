import Link from "next/link";

type Share = { key: string; label: string; count: number; href: string };

/** How a whole divides: a line each, longest first, with its number; each a link to the list behind it. */
export function ShareBars({ shares }: { shares: Share[] }) {
  const most = Math.max(1, ...shares.map(({ count }) => count));
  return (
    <ul className="-my-2">
      {shares.map(({ key, label, count, href }) => (
        <li key={key}>
          <Link
            href={href}
            prefetch={false}
            className="group grid min-h-11 grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 rounded-control py-2"
          >
            <span className="truncate group-hover:underline">{label}</span>
            <span className="font-semibold tabular-nums">{count.toLocaleString("es")}</span>
            <svg className="col-span-2 h-2 w-full" aria-hidden="true">
              <rect width="100%" height="8" rx="4" className="fill-line" />
              <rect width={`${(count / most) * 100}%`} height="8" rx="4" className="fill-accent" />
            </svg>
          </Link>
        </li>
      ))}
    </ul>
  );
}

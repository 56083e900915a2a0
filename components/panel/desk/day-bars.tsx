import { panelHome } from "@/messages/panel";

type Day = { day: string; label: string; count: number; href: string };

const HEIGHT = 96;
const WIDTH = 20;
const GAP = 4;
/** A day without registrations still gets a visible bar. */
const LEAST = 2;

/** One bar a day, each a link to that day's list; the tallest shows its number. */
export function DayBars({ days }: { days: Day[] }) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const height = (count: number) => Math.max(LEAST, Math.round((count / most) * HEIGHT));
  const first = days[0];
  const last = days.at(-1);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${days.length * (WIDTH + GAP) - GAP} ${HEIGHT}`}
        className="h-28 w-full"
        preserveAspectRatio="none"
      >
        <title>{panelHome.days.title}</title>
        {days.map(({ day, label, count, href }, index) => (
          <a key={day} href={href} aria-label={panelHome.days.bar(label, count)} className="group outline-none">
            <title>{panelHome.days.bar(label, count)}</title>
            <rect
              x={index * (WIDTH + GAP)}
              width={WIDTH}
              height={HEIGHT}
              className="fill-transparent group-focus-visible:fill-line"
            />
            <rect
              x={index * (WIDTH + GAP)}
              y={HEIGHT - height(count)}
              width={WIDTH}
              height={height(count)}
              className={`group-hover:fill-accent-strong group-focus-visible:fill-focus ${count ? "fill-accent" : "fill-line"}`}
            />
          </a>
        ))}
      </svg>
      <figcaption className="mt-2 flex flex-wrap justify-between gap-x-4 text-note text-muted">
        <span>{first?.label}</span>
        <span className="max-sm:order-last max-sm:w-full">
          {panelHome.days.most(Math.max(0, ...days.map(({ count }) => count)))}
        </span>
        <span>{last?.label}</span>
      </figcaption>
    </figure>
  );
}

"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { classes } from "@/components/ui/classes";
import { ChevronIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { panel } from "@/messages/panel";
import { PlaceIcon } from "./place-icon";
import { type Place, placeOf } from "./places";

type Props = { places: Place[] };

export function SideLinks({ places }: Props) {
  const here = placeOf(usePathname(), places);
  return (
    <ul className="-ml-3 space-y-1">
      {places.map(({ name, href }) => (
        <li key={name}>
          <Link
            href={href}
            prefetch={false}
            aria-current={name === here ? "page" : undefined}
            className="flex min-h-11 items-center gap-3 rounded-control px-3 text-muted hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-accent"
          >
            <PlaceIcon name={name} />
            {panel.places[name]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

const ON_THE_BAR = 4;

const onBar =
  "flex min-h-16 w-full flex-col items-center justify-center gap-1 text-center text-note leading-tight font-semibold text-muted aria-[current=page]:text-accent";

/** The same on a phone, at the bottom edge; what does not fit is behind «Más». */
export function BottomBar({ places }: Props) {
  const path = usePathname();
  const here = placeOf(path, places);
  const more = useRef<HTMLDetailsElement>(null);
  const fit = places.length > ON_THE_BAR ? ON_THE_BAR - 1 : ON_THE_BAR;
  const [first, rest] = [places.slice(0, fit), places.slice(fit)];

  // biome-ignore lint/correctness/useExhaustiveDependencies: navigating closes the menu
  useEffect(() => {
    if (more.current) more.current.open = false;
  }, [path]);

  return (
    <nav
      aria-label={panel.navigation}
      className="fixed inset-x-0 bottom-0 z-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <ul className="grid grid-cols-4">
        {first.map(({ name, href }) => (
          <li key={name}>
            <Link href={href} prefetch={false} aria-current={name === here ? "page" : undefined} className={onBar}>
              <PlaceIcon name={name} />
              {panel.places[name]}
            </Link>
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <details ref={more} className="group">
              <summary
                className={classes(onBar, "marker:content-none [&::-webkit-details-marker]:hidden")}
                aria-current={rest.some(({ name }) => name === here) ? "page" : undefined}
              >
                <ChevronIcon className="rotate-180 group-open:rotate-0" />
                {panel.places.more}
              </summary>
              <ul className="absolute inset-x-0 bottom-full animate-appear border-t border-line bg-surface px-5 py-3 shadow-float">
                {rest.map(({ name, href }) => (
                  <li key={name}>
                    <Link
                      href={href}
                      prefetch={false}
                      aria-current={name === here ? "page" : undefined}
                      className="flex min-h-12 items-center gap-3 aria-[current=page]:font-semibold aria-[current=page]:text-accent"
                    >
                      <PlaceIcon name={name} />
                      {panel.places[name]}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  );
}

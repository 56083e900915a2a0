import { classes } from "./classes";

export type Look = "primary" | "quiet" | "danger";

const looks: Record<Look, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  quiet: "border-control bg-surface text-ink hover:border-ink",
  danger: "border-transparent bg-danger text-surface hover:bg-danger-strong",
};

const shape =
  "inline-grid min-h-12 items-center justify-items-center rounded-control border px-5 py-2.5 text-center text-body font-semibold select-none aria-disabled:cursor-progress";

/** The classes of what looks like a button. */
export function buttonClass(look: Look = "primary", className?: string): string {
  return classes(shape, looks[look], className);
}

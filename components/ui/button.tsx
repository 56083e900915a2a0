import type { ComponentProps, MouseEvent } from "react";
import { Link } from "@/components/ui/link";
import { classes } from "./classes";

type Look = "primary" | "quiet" | "danger";

const looks: Record<Look, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  quiet: "border-control bg-surface text-ink hover:border-ink",
  danger: "border-transparent bg-danger text-surface hover:bg-danger-strong",
};

const shape =
  "inline-grid min-h-12 items-center justify-items-center rounded-control border px-5 py-2.5 text-center text-body font-semibold select-none aria-disabled:cursor-progress";

export function buttonClass(look: Look = "primary", className?: string): string {
  return classes(shape, looks[look], className);
}

const stay = (event: MouseEvent) => event.preventDefault();

type ButtonProps = ComponentProps<"button"> & { look?: Look; pending?: boolean; pendingLabel?: string };

/**
 * A button. While `pending` it keeps its size and focus, ignores clicks and shows a spinner with `pendingLabel`. Both
 * labels share one grid cell, so the wider one sets the width from the start.
 */
export function Button({ look, pending = false, pendingLabel, className, children, ...rest }: ButtonProps) {
  const waiting = pending ? { "aria-disabled": true, "aria-busy": true, onClick: stay } : {};
  return (
    <button type="submit" {...rest} {...waiting} className={buttonClass(look, className)}>
      <span className={classes("col-start-1 row-start-1 flex items-center gap-2", pending && "invisible")}>
        {children}
      </span>
      <span className={classes("col-start-1 row-start-1 flex items-center gap-2", !pending && "invisible")}>
        <span
          className={classes(
            "size-5 rounded-full border-[3px] border-current border-r-transparent",
            pending && "animate-turn",
          )}
        />
        {pendingLabel}
      </span>
    </button>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & { look?: Look };

/** A link with a button's looks. */
export function ButtonLink({ look, className, ...rest }: ButtonLinkProps) {
  return <Link data-screen {...rest} className={buttonClass(look, className)} />;
}

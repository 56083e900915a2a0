import type { ComponentProps, MouseEvent } from "react";
import { buttonClass, type Look } from "./button-class";
import { classes } from "./classes";

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

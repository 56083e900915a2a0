import type { ReactNode } from "react";
import { classes } from "./classes";
import { DoneIcon, ErrorIcon, WarnIcon } from "./icons";

const looks = {
  plain: { box: "border-line bg-paper text-ink", Icon: null },
  accent: { box: "border-transparent bg-accent-soft text-accent", Icon: null },
  success: { box: "border-line bg-surface text-success", Icon: DoneIcon },
  warn: { box: "border-transparent bg-warn-soft text-warn", Icon: WarnIcon },
  danger: { box: "border-transparent bg-danger-soft text-danger", Icon: ErrorIcon },
} as const;

/** A state in a word, with an icon for the important ones. */
export function Badge({ look = "plain", children }: { look?: keyof typeof looks; children: ReactNode }) {
  const { box, Icon } = looks[look];
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1 rounded-control border px-2 py-0.5 text-note font-semibold whitespace-nowrap",
        box,
      )}
    >
      {Icon && <Icon className="size-4" />}
      {children}
    </span>
  );
}

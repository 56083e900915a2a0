import type { ComponentProps, ReactNode } from "react";
import { common } from "@/messages/common";
import { classes } from "./classes";
import { DoneIcon, ErrorIcon, InfoIcon, WarnIcon } from "./icons";

export type Tone = keyof typeof common.tones;

const tones = {
  info: { Icon: InfoIcon, box: "bg-accent-soft", colour: "text-accent" },
  success: { Icon: DoneIcon, box: "bg-accent-soft", colour: "text-accent" },
  warn: { Icon: WarnIcon, box: "bg-warn-soft", colour: "text-warn" },
  danger: { Icon: ErrorIcon, box: "bg-danger-soft", colour: "text-danger" },
} as const;

type Props = Omit<ComponentProps<"div">, "title"> & {
  tone?: Tone;
  /** The word that names the state, by tone. */
  title?: string | undefined;
  action?: ReactNode;
};

/** A band with what happened and what to do. */
export function Alert({ tone = "info", title = common.tones[tone], children, action, className, ...rest }: Props) {
  const { Icon, box, colour } = tones[tone];
  return (
    <div {...rest} className={classes("flex animate-appear gap-3 rounded-control p-4", box, className)}>
      <Icon className={colour} />
      <div className="min-w-0 flex-1">
        <p className={classes("font-semibold", colour)}>{title}</p>
        {children && <div className="max-w-reading text-pretty wrap-anywhere">{children}</div>}
        {action && <div className="mt-3 [&_[data-band]]:bg-transparent [&_[data-band]]:p-0">{action}</div>}
      </div>
    </div>
  );
}

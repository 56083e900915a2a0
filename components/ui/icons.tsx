import type { ComponentProps } from "react";
import { classes } from "./classes";

type IconProps = ComponentProps<"svg">;

type StrokeProps = IconProps & { path: string };

/**
 * Our own icons on a 24 px grid. Decorative: the text beside them carries the meaning. The size is an attribute, so that
 * a class can override it.
 */
export function Stroke({ path, className, ...rest }: StrokeProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1.5rem"
      height="1.5rem"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={classes("shrink-0", className)}
      {...rest}
    >
      <path d={path} />
    </svg>
  );
}

const ring = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0";
const eye =
  "M2.5 12C5 7.7 8.2 5.5 12 5.5s7 2.2 9.5 6.5c-2.5 4.3-5.7 6.5-9.5 6.5S5 16.3 2.5 12ZM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0";

export const ErrorIcon = (props: IconProps) => <Stroke {...props} path={`${ring}M12 7.5v5.2M12 16.5v.01`} />;
export const InfoIcon = (props: IconProps) => <Stroke {...props} path={`${ring}M12 11.3v5.2M12 7.5v.01`} />;
export const DoneIcon = (props: IconProps) => <Stroke {...props} path={`${ring}M8 12.4l2.8 2.8 5.2-5.6`} />;
export const WarnIcon = (props: IconProps) => <Stroke {...props} path="M12 3.8 2.6 20.2h18.8ZM12 10v4.6M12 17.3v.01" />;
export const EyeIcon = (props: IconProps) => <Stroke {...props} path={eye} />;
export const EyeOffIcon = (props: IconProps) => <Stroke {...props} path={`${eye}M4.5 20 19.5 4`} />;
export const ChevronIcon = (props: IconProps) => <Stroke {...props} path="m6 9.5 6 6 6-6" />;
export const ArrowIcon = (props: IconProps) => <Stroke {...props} path="M4.5 12h15M13 5.5l6.5 6.5-6.5 6.5" />;
export const CloseIcon = (props: IconProps) => <Stroke {...props} path="m6 6 12 12M18 6 6 18" />;
export const SearchIcon = (props: IconProps) => (
  <Stroke {...props} path="M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M16 16l4.5 4.5" />
);
export const SunIcon = (props: IconProps) => (
  <Stroke
    {...props}
    path="M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
  />
);
export const MoonIcon = (props: IconProps) => (
  <Stroke {...props} path="M20.5 14.3A8.7 8.7 0 1 1 9.7 3.5a7 7 0 0 0 10.8 10.8Z" />
);
export const ScreenIcon = (props: IconProps) => (
  <Stroke {...props} path="M5 4.5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2ZM8.5 20h7" />
);

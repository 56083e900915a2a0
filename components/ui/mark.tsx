import { classes } from "./classes";

/** Alta's mark. Decorative: the name is beside it. */
export function Mark({ className, thin = false }: { className?: string | undefined; thin?: boolean }) {
  return (
    <svg
      viewBox="0 0 32 32"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth={thin ? 1.5 : 3.5}
      aria-hidden="true"
      className={classes("size-8 shrink-0", className)}
    >
      <path d="M4 28 14.5 4 25 28" stroke="currentColor" />
      <path d="M9 21.5 30 12.5" className="stroke-accent" />
    </svg>
  );
}

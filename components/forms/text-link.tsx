import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link";

/** A link inside or under a form, with a touch-sized target. */
export function TextLink(props: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className="inline-block rounded-control py-2.5 font-semibold text-accent underline underline-offset-4 hover:text-accent-strong"
    />
  );
}

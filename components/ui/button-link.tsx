import type { ComponentProps } from "react";
import { buttonClass, type Look } from "./button-class";
import { Link } from "./link";

type ButtonLinkProps = ComponentProps<typeof Link> & { look?: Look };

/** A link with a button's looks. */
export function ButtonLink({ look, className, ...rest }: ButtonLinkProps) {
  return <Link data-screen {...rest} className={buttonClass(look, className)} />;
}

import NextLink from "next/link";
import type { ComponentProps } from "react";
import { LinkPending } from "./pending-bar";

/** Next's link that marks itself as pressed while its page is on the way, with a bar at the top after 150 ms. */
export function Link({ children, ...rest }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink {...rest}>
      {children}
      <LinkPending />
    </NextLink>
  );
}

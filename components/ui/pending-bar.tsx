"use client";

import { useLinkStatus } from "next/link";
import { createPortal } from "react-dom";
import { common } from "@/messages/common";

/** Inside a link: the mark that `globals.css` styles the link by, and the bar. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <>
      <span hidden data-pending />
      <PendingBar />
    </>
  );
}

/** A thin bar at the top of the window, shown after 150 ms, while a navigation is under way. */
export function PendingBar() {
  return createPortal(
    <div
      role="progressbar"
      aria-label={common.loading}
      className="pointer-events-none fixed inset-x-0 top-0 z-20 h-[3px] origin-left animate-wait bg-accent print:hidden"
    />,
    document.body,
  );
}

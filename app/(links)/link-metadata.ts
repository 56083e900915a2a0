import type { Metadata } from "next";

/** For pages whose URL holds a token: not indexed, and never sent as a referrer. */
export const linkMetadata = (title: string): Metadata => ({ title, robots: { index: false }, referrer: "no-referrer" });

import type { Metadata } from "next";

/** For pages whose address is a secret: no search engine keeps it, and no other site is told of it. */
export const linkMetadata = (title: string): Metadata => ({ title, robots: { index: false }, referrer: "no-referrer" });

"use client";

import { lazy } from "react";
import type { Asked } from "./agree-box";

const AgreeBox = lazy(() => import("./agree-box").then(({ AgreeBox }) => ({ default: AgreeBox })));

/**
 * The boxes about texts, downloaded only where there are some. Without a `Suspense` around them, so that the server sends
 * them with the page: without scripts nothing would put them in their place later.
 */
export const AskedBox = (asked: Asked) => <AgreeBox {...asked} />;

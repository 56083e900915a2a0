import type { createElement, ElementType, ReactNode } from "react";
import { consoleMessages } from "@/messages/console";

type System = { React: { createElement: typeof createElement } };
type Props = {
  getComponent: (name: string, connected?: boolean) => ElementType;
  specSelectors: { loadingStatus: () => string };
};

/** A Swagger UI layout for use within a page: the operations and the authorisation. */
// Swagger UI brings its own React; elements made with ours would not render.
export function partOfPage({ React: { createElement } }: System) {
  const draw = ({ getComponent, specSelectors }: Props): ReactNode => {
    if (specSelectors.loadingStatus() !== "success") return null;
    return createElement(
      "div",
      { className: "swagger-ui" },
      createElement(getComponent("SvgAssets")),
      createElement(getComponent("AuthorizeBtnContainer", true)),
      createElement("h2", { className: "sr-only" }, consoleMessages.operations),
      createElement(getComponent("operations", true)),
    );
  };
  return { components: { PartOfPage: draw } };
}

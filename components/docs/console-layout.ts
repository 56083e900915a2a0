import type { createElement, ElementType, ReactNode } from "react";
import { consoleMessages } from "@/messages/console";

type System = { React: { createElement: typeof createElement } };
type Props = {
  getComponent: (name: string, connected?: boolean) => ElementType;
  specSelectors: { loadingStatus: () => string };
};

/** A plugin with a layout for Swagger UI that is a part of a page: the operations and how to show who one is. */
// With its own React: elements of ours mean nothing to it.
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

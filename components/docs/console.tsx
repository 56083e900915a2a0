"use client";

import { useEffect, useRef, useState } from "react";
import { consoleMessages } from "@/messages/console";
import { partOfPage } from "./console-layout";
import { inSpanish } from "./in-spanish";

/** Swagger UI on our own API description, in Spanish and in the page's colours. */
export function Console() {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");

  useEffect(() => {
    const domNode = place.current;
    if (!domNode) return;
    const stopSpanish = inSpanish(domNode, consoleMessages);
    // Nearly two megabytes, so loaded on this page only.
    import("swagger-ui-dist/swagger-ui-es-bundle.js").then(
      ({ default: SwaggerUI }) =>
        SwaggerUI({
          domNode,
          url: "/api/openapi.json",
          plugins: [partOfPage],
          layout: "PartOfPage",
          deepLinking: false,
          docExpansion: "list",
          defaultModelsExpandDepth: -1,
          tryItOutEnabled: true,
          displayRequestDuration: true,
          validatorUrl: null,
          syntaxHighlight: { activated: false },
          onComplete: () => setState("ready"),
        }),
      () => setState("failed"),
    );
    return () => {
      stopSpanish();
      domNode.replaceChildren();
    };
  }, []);

  return (
    <>
      {state === "loading" && <p className="text-muted">{consoleMessages.loading}</p>}
      {state === "failed" && (
        <p>
          {consoleMessages.failed} <a href="/api/openapi.json">{consoleMessages.description}</a>.
        </p>
      )}
      <div ref={place} className="console" />
    </>
  );
}

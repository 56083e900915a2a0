import type { Metadata } from "next";
import { Console } from "@/components/docs/console";
import { DocsFrame } from "@/components/docs/docs-frame";
import { PageHeader } from "@/components/ui/page-header";
import { consoleMessages } from "@/messages/console";
import "swagger-ui-dist/swagger-ui.css";
import "./console.css";

export const metadata: Metadata = { title: consoleMessages.title };

export default function ConsolePage() {
  return (
    <DocsFrame slug="consola">
      <PageHeader title={consoleMessages.title} lead={consoleMessages.lead} />
      <noscript>
        <p>
          {consoleMessages.noScript} <a href="/api/openapi.json">{consoleMessages.description}</a>.
        </p>
      </noscript>
      <Console />
    </DocsFrame>
  );
}

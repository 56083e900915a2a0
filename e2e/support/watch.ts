import { type BrowserContext, expect } from "@playwright/test";

/** What no page may do: log an error, violate its CSP, request another origin. */
export class Watch {
  private readonly faults: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(private readonly origin: string) {}

  over(context: BrowserContext) {
    context.on("console", (message) => {
      if (message.type() === "error") this.faults.push(`${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.faults.push(`${error.error()}`));
    context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^https?:$/.test(protocol) && origin !== new URL(this.origin).origin)
        this.faults.push(`asked another origin: ${request.url()}`);
    });
  }

  /** What this test provokes on purpose. */
  allow(...patterns: RegExp[]) {
    this.allowed.push(...patterns);
  }

  expectNothing() {
    expect(this.faults.filter((fault) => !this.allowed.some((pattern) => pattern.test(fault)))).toEqual([]);
  }
}

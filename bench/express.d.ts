// The little that the yardstick uses.
declare module "express" {
  import type { RequestListener } from "node:http";

  type Response = { status: (code: number) => Response; json: (body: object) => void };
  type App = RequestListener & {
    use: (handler: unknown) => void;
    post: (
      path: string,
      handler: (request: { body: Record<string, string> }, response: Response) => Promise<void>,
    ) => void;
    listen: (port: number, host: string, ready: () => void) => void;
  };
  const express: (() => App) & { json: () => unknown };
  export default express;
}

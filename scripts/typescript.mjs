import { register } from "node:module";

/** Lets this process import TypeScript, and modules that are `server-only`, which Next alone would resolve. */
export async function allowTypeScript() {
  const tsx = await import("tsx/esm/api");
  tsx.register();
  register("./server-only.mjs", import.meta.url);
}

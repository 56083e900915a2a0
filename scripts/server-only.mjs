// Next implements `import "server-only"` in its compiler; for scripts, which Next does not compile, it is an empty module.

/** @type {import("node:module").ResolveHook} */
export const resolve = (specifier, context, next) =>
  specifier === "server-only" ? { url: "data:text/javascript,", shortCircuit: true } : next(specifier, context);

/**
 * Next evaluates a shared module several times in one process. Singletons (a pool, workers, keys) are created at their
 * first use and kept on `globalThis`.
 */
export function perProcess<Value>(name: string, create: () => Value): Value {
  const store = globalThis as unknown as Record<symbol, Value | undefined>;
  const key = Symbol.for(`alta.${name}`);
  store[key] ??= create();
  return store[key];
}

/**
 * Next evaluates a shared module several times in one process. What must exist once (a pool, workers, keys)
 * is created at its first use and kept on `globalThis`.
 */
export function perProcess<Value>(name: string, create: () => Value): Value {
  const store = globalThis as unknown as Record<symbol, Value | undefined>;
  const key = Symbol.for(`alta.${name}`);
  store[key] ??= create();
  return store[key];
}

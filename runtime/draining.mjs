const key = Symbol.for("alta.draining");

/** From now on this process asks to be sent no more requests; it answers those that come all the same. */
export function startDraining() {
  Reflect.set(globalThis, key, true);
}

export function isDraining() {
  return Reflect.get(globalThis, key) === true;
}

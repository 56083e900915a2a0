/** For everybody together; within what a process may usually open. */
export const mostConnections = 4096;
/** From one address: a branch, an office, and whatever a carrier puts behind one. */
const mostFromOne = 1024;
/** What a client may still be sending when its answer has left. */
const lingerMilliseconds = 2000;

/**
 * Turns away connections of a single address beyond its share. Behind a proxy all share one address: then it is the
 * proxy's to count.
 *
 * @param {import("node:http").Server} server
 * @param {number} proxyHops
 */
export function shareConnections(server, proxyHops) {
  server.maxConnections = mostConnections;
  if (proxyHops > 0) return;
  /** @type {Map<string, number>} */
  const counts = new Map();
  server.on("connection", (socket) => {
    const address = socket.remoteAddress ?? "";
    const count = counts.get(address) ?? 0;
    if (count >= mostFromOne) return void socket.destroy();
    counts.set(address, count + 1);
    socket.once("close", () => {
      const left = (counts.get(address) ?? 1) - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    });
  });
}

/**
 * Whoever has their answer may finish sending, for a moment: closing at once could cut the answer off under them,
 * reading to the end could take for ever.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function cutShort(request, response) {
  response.once("finish", () => {
    if (request.complete) return;
    const timer = setTimeout(() => request.socket.destroy(), lingerMilliseconds);
    request.once("close", () => clearTimeout(timer));
    request.resume();
  });
}

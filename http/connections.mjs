/** In total; below the usual limit of file descriptors. */
export const mostConnections = 4096;
/** From one address, which may be a whole office or a carrier's NAT. */
const mostFromOne = 1024;
/** Bytes still read from a client after its answer was sent. */
const lingerMilliseconds = 2000;

/**
 * Limits the connections of a single address. Not behind a trusted proxy, where all connections come from the proxy's
 * address.
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
 * Lets a client finish sending for a moment after its answer: closing at once could cut the answer off (TCP reset),
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

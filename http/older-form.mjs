/**
 * Explains itself to a browser without scripts that sent a form of another build: Next answers that with a line in English.
 * `explain` gives the answer instead. With scripts the form explains it.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {() => void} explain
 */
export function explainOlderForm(request, response, explain) {
  if (request.method !== "POST" || request.headers["next-action"] !== undefined) return;
  const { writeHead } = response;
  response.writeHead = (/** @type {[number]} */ ...head) => {
    response.writeHead = writeHead;
    if (!response.hasHeader("x-nextjs-action-not-found")) return response.writeHead(...head);
    for (const name of ["Content-Length", "ETag", "Content-Encoding"]) response.removeHeader(name);
    explain();
    // What Next goes on to write.
    response.write = () => true;
    response.end = () => response;
    return response;
  };
}

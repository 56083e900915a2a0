import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true });

export type Answer = { status: number; milliseconds: number; retryAfter: string | undefined };

/** One request over a keep-alive connection; the body is read to its end. */
export function call(url: string, body?: object): Promise<Answer> {
  const started = performance.now();
  const headers = body && { "Content-Type": "application/json" };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: body ? "POST" : "GET", ...(headers && { headers }) }, (response) => {
      response.resume().on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          milliseconds: performance.now() - started,
          retryAfter: response.headers["retry-after"],
        }),
      );
    });
    sent.on("error", reject).end(body && JSON.stringify(body));
  });
}

let count = 0;

/** A registration with a fresh address. */
export function signUp(url: string): Promise<Answer> {
  count += 1;
  const email = `bench.${Date.now()}.${count}@example.com`;
  return call(`${url}/api/auth/register`, { nombre: "Persona de Prueba", email, password: "una clave de prueba" });
}

import assert from "node:assert/strict";

const [url, email, password] = process.argv.slice(2);
assert.ok(url && email && password, "usage: <journey> <url> <staff e-mail> <staff password>");

/** The server and a staff token, from the environment. */
export const baseUrl = url;
export const admin = { email, password };

/** An unused address, new in every run. */
export const freshEmail = (name: string) => `${name}.${Date.now()}@example.com`;

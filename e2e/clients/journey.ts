import assert from "node:assert/strict";

const [url, email, password] = process.argv.slice(2);
assert.ok(url && email && password, "usage: <journey> <url> <staff e-mail> <staff password>");

/** The server, and somebody of its staff, that the journey was started with. */
export const baseUrl = url;
export const admin = { email, password };

/** An address of nobody, new in every run. */
export const freshEmail = (name: string) => `${name}.${Date.now()}@example.com`;

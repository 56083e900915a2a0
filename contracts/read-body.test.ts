import { expect, test } from "vitest";
import { readBody } from "./read-body";

const read = (contentType: string) =>
  readBody(new Request("http://localhost", { method: "POST", body: "{}", headers: { "content-type": contentType } }));

test.each([
  "application/json",
  "APPLICATION/JSON",
  "application/json;",
  "application/json ; charset=utf-8",
  'application/json;charset="UTF-8";',
  "application/json; charset = utf-8 ; ",
])("%s is JSON", async (contentType) => {
  expect(await read(contentType)).toEqual({ ok: true, value: {} });
});

test.each([
  "application/jsonx",
  "application/json;;",
  "application/json; charset=latin1",
  "application/json; charset=utf-8;;",
  "application/json; charset=utf-8; charset=utf-8",
  "text/plain",
])("%s is not", async (contentType) => {
  expect(await read(contentType)).toMatchObject({ ok: false, problem: { code: "unsupported_media_type" } });
});

test("a media type with as many spaces as a header holds takes no time to refuse [HR-01]", async () => {
  const before = process.cpuUsage();
  await read(`application/json${" ".repeat(15_000)}x`);
  const { user } = process.cpuUsage(before);
  expect(user / 1000).toBeLessThan(50);
});

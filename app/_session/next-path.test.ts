import { expect, test } from "vitest";
import { nextPath } from "./next-path";

test.each([
  "//evil.example",
  "///evil.example",
  "///",
  "//%",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "https:evil.example",
  "https://evil.example",
  "http://localhost@evil.example",
  "http://localhost.evil.example",
  "http://localhost:3000.evil.example/x",
  "%2f%2fevil.example",
  "javascript:alert(1)",
  "/..//evil.example",
  "/.//evil.example",
  "\0",
  "%00%0d%0a",
  "",
  undefined,
  ["/cuenta"],
])("«%s» leads to the fallback [WEB-09, H16]", (wanted) => {
  expect(nextPath(wanted, "/inicio")).toBe("/inicio");
});

test.each(["/cuenta", "/panel/clientes?pagina=2&q=ana%20m", "/%2f/evil.example"])("«%s» is kept", (wanted) => {
  expect(nextPath(wanted, "/inicio")).toBe(wanted);
});

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { docs } from "@/messages/docs";
import { missingTool } from "@/testing/debian-tool";
import { forgetAccounts, freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { CONTRACTS, documentText } from "../support/documents";
import { linksIn, samplesIn, unchanging } from "../support/guide";
import { PASSWORD, register, setRole, tokenOf } from "../support/staff";

const alta = await freshAlta();
const run = promisify(execFile);
const withoutCurl = await missingTool("curl");
const slugs = docs.sections
  .flatMap(({ pages }) => pages.map(({ slug }): string => slug))
  .filter((slug) => slug !== "consola");
const pathOf = (slug: string) => (slug ? `/docs/${slug}` : "/docs");
const read = async (path: string) => (await alta.send({ method: "GET", path })).text;

await forgetAccounts(alta);
const email = await register(alta);
await setRole(alta, email, "employee");
const env = { ...process.env, CORREO: email, CONTRASENA: PASSWORD };

const printed = await Promise.all(slugs.map(async (slug) => ({ slug, samples: samplesIn(await read(pathOf(slug))) })));
const pages = printed.filter(({ samples }) => samples.length > 0);

describe("the samples work as a running server's page prints them", () => {
  test.for(pages)("$slug", async ({ samples }, context) => {
    for (const { language, code } of samples) {
      if (language === "javascript") {
        const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code], { env });
        expect(stdout, code).not.toBe("");
      }
      if (language !== "bash") continue;
      if (withoutCurl) context.skip(withoutCurl);
      const { stdout } = await run("bash", ["-euo", "pipefail", "-c", code], { env });
      // Every answer of a printed request is printed on the page too.
      const answers = samples
        .filter(({ language }) => language === "json")
        .map(({ code }) => unchanging(JSON.parse(code)));
      expect(answers, code).toContainEqual(unchanging(JSON.parse(stdout)));
    }
  });
});

test("every contract's page has a sample in each of three languages", () => {
  for (const contract of CONTRACTS) {
    const languages = printed
      .find(({ slug }) => slug === `contratos/${contract}`)
      ?.samples.map(({ language }) => language);
    expect(languages).toEqual(expect.arrayContaining(["bash", "javascript", "dart"]));
  }
});

describe("the Dart samples send valid bodies, and decode answers as UTF-8", () => {
  const samples = pages.flatMap(({ samples }) => samples.filter(({ language }) => language === "dart"));

  test.each(samples.map(({ code }) => [/Uri\.parse\('([^']+)'\)/.exec(code)?.[1] ?? "", code] as const))(
    "%s",
    async (url, code) => {
      const body = /jsonEncode\((\{[\s\S]*?\})\)/.exec(code)?.[1] ?? "";
      const headers = JSON.parse(/headers: (\{[^}]*\})/.exec(code)?.[1]?.replaceAll("'", '"') ?? "{}");
      const token = await tokenOf(alta, "employee");
      const staff = "Authorization" in headers ? bearer(token) : {};
      const { origin, pathname } = new URL(url);
      const answer = await alta.send({ path: pathname, body, headers: { ...headers, ...staff } });
      expect(origin).toBe(alta.url);
      expect(answer.status, answer.text).toBeLessThan(300);
      expect(code).toContain("jsonDecode(utf8.decode(response.bodyBytes))");
    },
  );
});

test("the guide leaves out no sentence that a document promises", () => {
  for (const contract of CONTRACTS) {
    const page = printed.find(({ slug }) => slug === `contratos/${contract}`);
    const sentences = [...documentText(contract).matchAll(/"(?:message|detail|error|mensaje)": ("(?:[^"\\]|\\.)*")/g)];
    const told =
      page?.samples
        .filter(({ language }) => language === "json")
        .map(({ code }) => code)
        .join("\n") ?? "";
    const html = JSON.stringify(readFileSync(`docs/integrar/contratos/${contract}.md`, "utf8"));
    for (const [, sentence = ""] of sentences)
      expect(told.includes(sentence) || html.includes(JSON.stringify(sentence).slice(1, -1)), sentence).toBe(true);
  }
});

test("every link's target exists, fragments included", async () => {
  const known = new Map<string, string>();
  const pageAt = async (path: string) => {
    if (!known.has(path)) {
      const { status, text } = await alta.send({ method: "GET", path });
      expect(status, path).toBe(200);
      known.set(path, text);
    }
    return known.get(path) ?? "";
  };
  for (const slug of slugs)
    for (const href of linksIn(await pageAt(pathOf(slug)))) {
      const { pathname, hash } = new URL(href, `${alta.url}${pathOf(slug)}`);
      const page = await pageAt(pathname);
      if (hash) expect(page, `${slug} → ${href}`).toContain(`id="${decodeURIComponent(hash.slice(1))}"`);
    }
});

test("the documents are served byte for byte", async () => {
  for (const contract of CONTRACTS) expect(await read(`/docs/documentos/${contract}`)).toBe(documentText(contract));
});

test("pages carry no inline style and no script without the policy's nonce", async () => {
  for (const slug of slugs) {
    const html = await read(pathOf(slug));
    expect(html).not.toMatch(/ style="/);
    expect(html.match(/<script(?![^>]* nonce=)/g), slug).toBeNull();
  }
});

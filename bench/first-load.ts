import { type Browser, chromium } from "playwright";
import { obtainChromium } from "../scripts/chromium.ts";

export const BUDGET = 150_000;

type Encoding = "br" | "gzip";

/**
 * Bytes of JavaScript that a phone receives for a page before any interaction, in the best encoding the browser
 * accepts: over plain http, browsers accept gzip only.
 */
export async function firstLoads(
  url: string,
  paths: string[],
): Promise<{ path: string; encoding: Encoding; bytes: number }[]> {
  const browser = await chromium.launch({ executablePath: await obtainChromium() });
  const loads = [];
  for (const path of paths)
    for (const encoding of ["br", "gzip"] as const)
      loads.push({ path, encoding, bytes: await scriptBytes(browser, url + path, encoding) });
  await browser.close();
  return loads;
}

async function scriptBytes(browser: Browser, url: string, encoding: Encoding): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    extraHTTPHeaders: { "Accept-Encoding": encoding },
  });
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") scripts.push(request.sizes().then((sizes) => sizes.responseBodySize));
  });
  await page.goto(url);
  // Prefetched pages count too.
  await page.waitForTimeout(1500);
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return bytes;
}

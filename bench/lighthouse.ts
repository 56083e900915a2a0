import lighthouse from "lighthouse";
import { chromium } from "playwright";
import { obtainChromium } from "../scripts/chromium.ts";
import { freePort } from "../scripts/process/ports.ts";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Category = (typeof CATEGORIES)[number];
export type Scores = Partial<Record<Category, number>>;

type Verdict = { page: string; scores: Scores; faults: string[] };

/** Lighthouse's score of each page, 0 to 100, with its default slow phone and slow network. */
export async function lighthouseScores(
  url: string,
  pages: string[],
  categories: readonly Category[] = CATEGORIES,
): Promise<Verdict[]> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: await obtainChromium(),
    args: [`--remote-debugging-port=${port}`],
  });
  const verdicts: Verdict[] = [];
  try {
    for (const page of pages) verdicts.push({ page, ...(await judge(url + page, port, categories)) });
  } finally {
    await browser.close();
  }
  return verdicts;
}

async function judge(url: string, port: number, categories: readonly Category[]) {
  const result = await lighthouse(url, { port, onlyCategories: [...categories], logLevel: "error" });
  if (!result) throw new Error(`Lighthouse said nothing about ${url}.`);
  const { audits, categories: judged } = result.lhr;
  const scores: Scores = {};
  for (const name of categories) scores[name] = Math.round((judged[name]?.score ?? 0) * 100);
  const wrong = Object.values(audits).filter(
    ({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === "binary",
  );
  return { scores, faults: wrong.map(({ id, title }) => `${id}: ${title}`) };
}

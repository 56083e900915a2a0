import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { expect } from "vitest";
import { CONTRACTS, type ContractName } from "../../http/support/documents";
import { DOCUMENTED_PATH } from "../../http/support/paths";
import { validBody } from "../../http/support/valid-bodies";

type Registration = { contract: ContractName; email: string; key: string; body: Record<string, unknown> };
type Answer = { status: number; text: string };
/** `acknowledged`: 2xx; `refused`: any 4xx; `unknown`: a failure, or no answer at all. */
type Outcome = "acknowledged" | "refused" | "unknown";

let count = 0;
const stamp = Date.now().toString(36);

/**
 * Everybody whose registration was sent, and what they were told. Whatever happened to the service meanwhile, `settle`
 * says whether it kept its word.
 */
export class Ledger {
  readonly entries: (Registration & { outcome: Outcome; answer: Answer | null })[] = [];
  /** Of an employee, for the contract that asks for one. */
  token: string | null = null;

  get told(): Record<Outcome, number> {
    const told = { acknowledged: 0, refused: 0, unknown: 0 };
    for (const { outcome } of this.entries) told[outcome] += 1;
    return told;
  }

  /** Registers new people at these servers, `atOnce` at a time, until it is told to stop. */
  async load(urls: readonly string[], atOnce: number, stop: AbortSignal): Promise<void> {
    const worker = async (_: unknown, index: number) => {
      while (!stop.aborted) await this.register(urls[(index + this.entries.length) % urls.length] ?? "");
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  async register(url: string): Promise<void> {
    count += 1;
    const contracts = CONTRACTS.filter((name) => this.token !== null || name !== "sucursal");
    const contract = contracts[count % contracts.length] ?? "portal";
    const email = `load.${stamp}.${count}@example.com`;
    const sent = { contract, email, key: `key-${stamp}-${count}`, body: validBody(contract, email) };
    const answer = await this.send(url, sent);
    const status = answer?.status ?? 599;
    const outcome = status < 300 ? "acknowledged" : status < 500 ? "refused" : "unknown";
    this.entries.push({ ...sent, outcome, answer });
    // A server that is not there refuses faster than anybody would ask.
    if (outcome === "unknown") await sleep(50);
  }

  private async send(url: string, { contract, key, body }: Registration): Promise<Answer | null> {
    const headers = {
      "content-type": "application/json",
      "idempotency-key": key,
      ...(contract === "sucursal" && { authorization: `Bearer ${this.token}` }),
    };
    try {
      const response = await fetch(url + DOCUMENTED_PATH[contract], {
        method: "POST",
        headers,
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(55_000),
      });
      return { status: response.status, text: await response.text() };
    } catch {
      return null;
    }
  }

  /**
   * Every acknowledged registration exists once and can sign in, no refused one exists, and one whose outcome is unknown
   * comes to exactly one account, with its own answer, when it is sent again under its key.
   */
  async settle(url: string, sql: postgres.Sql): Promise<void> {
    const existing = await this.countAccounts(sql);
    for (const { email, outcome, answer } of this.entries) {
      const number = existing.get(email) ?? 0;
      const expected = outcome === "acknowledged" ? [1] : outcome === "refused" ? [0] : [0, 1];
      expect([email, outcome, answer, expected.includes(number)]).toEqual([email, outcome, answer, true]);
    }
    for (const entry of this.entries.filter(({ outcome }) => outcome === "unknown").slice(0, 60))
      await this.retry(url, entry);
    for (const entry of this.sample("acknowledged", 10)) await this.retry(url, entry);
    const afterwards = await this.countAccounts(sql);
    for (const number of afterwards.values()) expect(number).toBe(1);
    for (const entry of this.sample("acknowledged", 12)) await this.signIn(url, entry);
    await expectWhole(sql);
  }

  private async countAccounts(sql: postgres.Sql): Promise<Map<string, number>> {
    const rows = await sql`select email_key, count(*)::int as number from accounts group by email_key`;
    return new Map(rows.map(({ email_key, number }) => [email_key, number]));
  }

  private sample(outcome: Outcome, size: number) {
    const all = this.entries.filter((entry) => entry.outcome === outcome);
    return all.filter((_, index) => index % Math.max(1, Math.floor(all.length / size)) === 0);
  }

  private async retry(url: string, entry: (typeof this.entries)[number]): Promise<void> {
    let answer = await this.send(url, entry);
    // A process that was killed holds its key for ten seconds more.
    for (let again = 0; again < 30 && (answer === null || answer.status >= 500 || isInUse(answer)); again += 1) {
      await sleep(500);
      answer = await this.send(url, entry);
    }
    expect([entry.email, entry.contract, answer?.status]).toEqual([
      entry.email,
      entry.contract,
      success(entry.contract),
    ]);
    if (entry.outcome === "acknowledged") expect(answer?.text).toBe(entry.answer?.text);
    else Object.assign(entry, { outcome: "acknowledged", answer });
  }

  private async signIn(url: string, { contract, email, body, answer }: (typeof this.entries)[number]): Promise<void> {
    const password = contract === "sucursal" ? JSON.parse(answer?.text ?? "{}").password_generada : body.password;
    const response = await fetch(`${url}/auth/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    // With the right password, whoever must verify their address first is told so.
    expect([email, response.status]).toEqual([email, contract === "usuarios" ? 403 : 200]);
  }
}

const success = (contract: ContractName) => (contract === "usuarios" ? 200 : 201);
const isInUse = ({ status, text }: Answer) => status === 409 && text.includes("Idempotency-Key");

/** Nothing of a registration stands without the rest. */
async function expectWhole(sql: postgres.Sql): Promise<void> {
  const halves = await sql`select email from accounts a where origin <> 'setup' and (
    (select count(*) from audit_entries e where e.subject_id = a.id and e.action = 'account.registered') <> 1 or
    (select count(*) from letters l where l.account_id = a.id) <> 1 or
    (origin in ('movil', 'portal') and not exists (select from sessions s where s.account_id = a.id)))`;
  expect(halves).toEqual([]);
}

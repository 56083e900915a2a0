import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { expect } from "vitest";
import type { Answer } from "../../http/support/client";
import { CONTRACTS, type ContractName } from "../../http/support/documents";
import { SUCCESS } from "../../http/support/duplicates";
import { expectError } from "../../http/support/envelope";
import { inParallel } from "../../http/support/in-parallel";
import { DOCUMENTED_PATH } from "../../http/support/paths";
import { validBody } from "../../http/support/valid-bodies";

type Registration = { contract: ContractName; email: string; key: string; body: Record<string, unknown> };
/** `acknowledged`: 2xx; `refused`: 4xx; `postponed`: 503, nothing was done; `unknown`: 503 that says so, 500 or no answer. */
type Outcome = "acknowledged" | "refused" | "postponed" | "unknown";
type Entry = Registration & { outcome: Outcome; answer: Answer | null; hasSignedIn: boolean };

/** The allowed numbers of accounts per outcome. */
const POSSIBLE: Record<Outcome, number[]> = { acknowledged: [1], refused: [0], postponed: [0], unknown: [0, 1] };

let count = 0;
const stamp = Date.now().toString(36);

/**
 * Every registration that was sent, with its outcome. After a fault `settle` checks that the database agrees with all
 * answers.
 */
export class Ledger {
  readonly entries: Entry[] = [];
  /** An employee's token, for the contract that needs one. */
  token: string | null = null;

  get told(): Record<Outcome, number> {
    const told = { acknowledged: 0, refused: 0, postponed: 0, unknown: 0 };
    for (const { outcome } of this.entries) told[outcome] += 1;
    return told;
  }

  /** Registers new people at these servers, `atOnce` at a time, until stopped. */
  async load(urls: readonly string[], atOnce: number, stop: AbortSignal): Promise<void> {
    const worker = async (_: unknown, index: number) => {
      while (!stop.aborted) await this.register(urls[(index + this.entries.length) % urls.length] ?? "");
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  async register(url: string): Promise<Outcome> {
    count += 1;
    const contracts = CONTRACTS.filter((name) => this.token !== null || name !== "sucursal");
    const contract = contracts[count % contracts.length] ?? "portal";
    const email = `load.${stamp}.${count}@example.com`;
    const sent = { contract, email, key: `key-${stamp}-${count}`, body: validBody(contract, email) };
    const answer = await this.send(url, sent);
    const outcome = outcomeOf(answer);
    this.entries.push({ ...sent, outcome, answer, hasSignedIn: false });
    // A server that is down refuses at once: pause, to avoid a busy loop.
    if (outcome !== "acknowledged") await sleep(500);
    return outcome;
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
      const text = await response.text();
      return { status: response.status, headers: Object.fromEntries(response.headers), text, json: parse(text) };
    } catch {
      return null;
    }
  }

  /** Acknowledged accounts exist once, refused ones do not exist, and every failure has its contract's shape. */
  async expectKept(sql: postgres.Sql): Promise<void> {
    const existing = await this.countAccounts(sql);
    for (const { contract, email, outcome, answer } of this.entries) {
      const number = existing.get(email) ?? 0;
      expect([email, outcome, answer, POSSIBLE[outcome].includes(number)]).toEqual([email, outcome, answer, true]);
      if (!answer || outcome === "acknowledged") continue;
      expectError(contract, answer, answer.status);
      if (answer.status === 503) expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
    }
  }

  /**
   * What `expectKept` checks; and every postponed or unknown registration makes exactly one account when sent again under
   * the same key, and every acknowledged account can sign in.
   */
  async settle(url: string, sql: postgres.Sql): Promise<void> {
    await this.expectKept(sql);
    const acknowledged = this.entries.filter(({ outcome }) => outcome === "acknowledged");
    const known = acknowledged.filter((_, index) => index % Math.ceil(acknowledged.length / 10) === 0);
    const open = this.entries.filter(({ outcome }) => outcome === "unknown" || outcome === "postponed");
    await inParallel([...open, ...known], (entry) => this.retry(url, entry));
    const afterwards = await this.countAccounts(sql);
    for (const { email, outcome } of this.entries)
      expect([email, afterwards.get(email) ?? 0]).toEqual([email, outcome === "refused" ? 0 : 1]);
    await inParallel(
      this.entries.filter(({ outcome, hasSignedIn }) => outcome === "acknowledged" && !hasSignedIn),
      (entry) => this.signIn(url, entry),
    );
    const emails = this.entries.map(({ email }) => email);
    await expectWhole(sql, emails);
  }

  private async countAccounts(sql: postgres.Sql): Promise<Map<string, number>> {
    const rows = await sql`select email_key, count(*)::int as number from accounts group by email_key`;
    return new Map(rows.map(({ email_key, number }) => [email_key, number]));
  }

  private async retry(url: string, entry: Entry): Promise<void> {
    let answer = await this.send(url, entry);
    // A killed process's lease on its key lasts ten more seconds.
    for (let again = 0; again < 60 && (answer === null || answer.status >= 500 || isInUse(answer)); again += 1) {
      await sleep(500);
      answer = await this.send(url, entry);
    }
    const { email, contract } = entry;
    const before = `${entry.outcome} ${entry.answer?.status}; again ${answer?.text}`;
    expect([email, contract, before, answer?.status]).toEqual([email, contract, before, SUCCESS[contract]]);
    if (entry.outcome === "acknowledged") expect(answer?.text).toBe(entry.answer?.text);
    else Object.assign(entry, { outcome: "acknowledged", answer });
  }

  private async signIn(url: string, entry: Entry): Promise<void> {
    const { contract, email, body, answer } = entry;
    const password = contract === "sucursal" ? JSON.parse(answer?.text ?? "{}").password_generada : body.password;
    const response = await fetch(`${url}/auth/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    // An account with an unverified address gets 403 after the right password.
    expect([email, response.status]).toEqual([email, contract === "usuarios" ? 403 : 200]);
    entry.hasSignedIn = true;
  }
}

function outcomeOf(answer: Answer | null): Outcome {
  const { status, text } = answer ?? { status: 0, text: "" };
  if (status === 503) return text.includes("No pudimos confirmar") ? "unknown" : "postponed";
  if (status >= 200 && status < 300) return "acknowledged";
  return status >= 400 && status < 500 ? "refused" : "unknown";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isInUse = ({ status, text }: Answer) => status === 409 && text.includes("Idempotency-Key");

/** No registration is stored partly. */
async function expectWhole(sql: postgres.Sql, emails: string[]): Promise<void> {
  const halves = await sql`select email from accounts a where email = any(${emails}) and (
    (select count(*) from audit_entries e where e.subject_id = a.id and e.action = 'account.registered') <> 1 or
    (select count(*) from letters l where l.account_id = a.id) <> 1 or
    (origin in ('movil', 'portal') and not exists (select from sessions s where s.account_id = a.id)))`;
  expect(halves).toEqual([]);
}

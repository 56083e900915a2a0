import { randomBytes, randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, memberAt, silence } from "./answer.ts";
import { Unchecked } from "./unchecked.ts";

export type TargetOptions = {
  url: string;
  /** A bearer token of a member of staff who may register clients. */
  token?: string | undefined;
  /** Or the credentials to sign in with for one. */
  email?: string | undefined;
  password?: string | undefined;
  /** The id of an existing branch. */
  branch?: number | undefined;
  timeoutSeconds?: number | undefined;
};

/** The sign-in endpoints of the documents, and each one's name for the token. */
const SIGN_IN_ENDPOINTS = [
  ["/api/auth/login/", "access"],
  ["/auth/login", "token"],
  ["/login", "token"],
  ["/auth/auth/login", "token"],
] as const;

const JSON_BODY = { "Content-Type": "application/json" };
const LONGEST_WAIT_SECONDS = 60;

/** The server under examination, and what this run has changed there. */
export class Target {
  /** The e-mails of the accounts this run registered, all recognisable by their prefix. */
  readonly accounts: string[] = [];
  readonly branch: number;
  /** Whether the staff token came from --token rather than from signing in. */
  readonly hasGivenToken: boolean;
  private readonly mark = `conformidad+${randomBytes(4).toString("hex")}`;
  private readonly kept = new Map<string, Promise<unknown>>();
  private readonly timeoutMilliseconds: number;
  private people = 0;

  constructor(private readonly options: TargetOptions) {
    this.branch = options.branch ?? 1;
    this.hasGivenToken = options.token !== undefined;
    this.timeoutMilliseconds = (options.timeoutSeconds ?? 15) * 1000;
  }

  /** A fresh, unused address that shows which run registered it. */
  freshEmail(): string {
    this.people += 1;
    return `${this.mark}.${this.people}@example.com`;
  }

  /** A random document number. */
  freshDocument(): string {
    return String(randomInt(10_000_000, 99_999_999));
  }

  /** Null when the server answers, or else why it cannot be reached. */
  async unreachable(): Promise<string | null> {
    try {
      await fetch(this.options.url, { redirect: "manual", signal: AbortSignal.timeout(this.timeoutMilliseconds) });
      return null;
    } catch (thrown) {
      return silence(thrown);
    }
  }

  /** Sends the request once and shares the answer among the clauses that are about it. */
  once<Value>(name: string, make: () => Promise<Value>): Promise<Value> {
    const kept = this.kept.get(name) ?? make();
    this.kept.set(name, kept);
    return kept as Promise<Value>;
  }

  /** A POST with a JSON body; follows no redirect, and waits out a 429. */
  async post(path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await this.send(path, JSON.stringify(body), { ...JSON_BODY, ...headers });
    const email = memberAt(body, "email");
    // A 200 with a token is a sign-in to an existing account, not a registration.
    if (answer.status < 300 && typeof email === "string" && !this.accounts.includes(email)) this.accounts.push(email);
    return answer;
  }

  async send(path: string, body: string, headers: Record<string, string>): Promise<Answer> {
    for (let waited = 0; ; ) {
      const response = await fetch(this.options.url.replace(/\/+$/, "") + path, {
        method: "POST",
        headers,
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(this.timeoutMilliseconds),
      });
      const text = await response.text();
      if (response.status !== 429)
        return { status: response.status, headers: response.headers, text, json: parse(text) };
      const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
      waited += seconds;
      if (!(waited <= LONGEST_WAIT_SECONDS)) throw new Unchecked("el servidor limita las solicitudes (429)");
      await sleep(seconds * 1000);
    }
  }

  /** The headers of a member of staff who may register clients. */
  async asStaff(): Promise<Record<string, string>> {
    const { email, password, token } = this.options;
    if (token) return bearer(token);
    if (!email || !password) throw new Unchecked("hace falta --token, o --email y --password de un empleado");
    const signedIn = await this.once("staff token", () => this.signIn(email, password));
    if (typeof signedIn === "string")
      throw new Unchecked(`no se pudo iniciar sesión como ${email} en ninguna puerta conocida`);
    return bearer(signedIn.token);
  }

  /** A token for this person from the first known sign-in endpoint that issues one. */
  async signIn(email: string, password: string): Promise<{ token: string } | "refused" | "no endpoint"> {
    let outcome: "refused" | "no endpoint" = "no endpoint";
    for (const [path, name] of SIGN_IN_ENDPOINTS) {
      const answer = await this.send(path, JSON.stringify({ email, password }), JSON_BODY);
      const token = memberAt(answer.json, name);
      if (answer.status === 200 && typeof token === "string") return { token };
      if (answer.status === 400 || answer.status === 401 || answer.status === 403) outcome = "refused";
    }
    return outcome;
  }
}

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

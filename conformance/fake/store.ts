import { randomInt } from "node:crypto";

export type FakeAccount = {
  id: number;
  email: string;
  name: string;
  password: string;
  document: string | null;
  /** The branch tools' role numbers: 1 client, 2 employee, 3 admin. */
  role: number;
};

/** The accounts of a fake server. */
export class FakeStore {
  readonly accounts: FakeAccount[] = [];

  add(account: Omit<FakeAccount, "id">): FakeAccount {
    const added = { ...account, id: this.accounts.length + 1 };
    this.accounts.push(added);
    return added;
  }

  byEmail(email: unknown): FakeAccount | undefined {
    return this.accounts.find((account) => account.email === email);
  }

  byDocument(document: unknown): FakeAccount | undefined {
    return this.accounts.find((account) => account.document === document);
  }

  byCredentials(email: unknown, password: unknown): FakeAccount | undefined {
    return this.accounts.find((account) => account.email === email && account.password === password);
  }

  byToken(authorization: string | undefined): FakeAccount | undefined {
    const claims = /^Bearer [\w-]+\.([\w-]+)\.firma$/.exec(authorization ?? "")?.[1];
    if (!claims) return undefined;
    const { sub } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
    return this.accounts.find(({ id }) => id === sub);
  }
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** A token in the documents' shape, valid at this fake server only. */
export function fakeToken(account: FakeAccount, secondsToLive: number, claims: object = {}): string {
  const iat = Math.floor(Date.now() / 1000);
  const payload = { ...claims, sub: account.id, iat, exp: iat + secondsToLive };
  return `${encode({ alg: "none", typ: "JWT" })}.${encode(payload)}.firma`;
}

/** Twelve characters, one of each class at least. */
export const fakePassword = () => `Aa1!${String(randomInt(10_000_000, 99_999_999))}`;

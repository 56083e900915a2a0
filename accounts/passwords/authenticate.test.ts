import { pbkdf2Sync } from "node:crypto";
import bcrypt from "bcryptjs";
import { sql as statement } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { goodPassword, person, stranger } from "@/testing/people";

const sql = await coreDatabase({ BCRYPT_COST: "10" });
const jobs: string[] = [];
vi.doMock("./hash-pool", async (original) => {
  const real = await original<typeof import("./hash-pool")>();
  const bcryptVerify: typeof real.bcryptVerify = (password, hash) => {
    jobs.push(hash);
    return real.bcryptVerify(password, hash);
  };
  return { ...real, bcryptVerify };
});
const { authenticate } = await import("./authenticate");
const { importedHash } = await import("./password");
const { registerAccount } = await import("../registration/register-account");

beforeEach(() => void jobs.splice(0));

async function registered(changes: Parameters<typeof person>[0] = {}): Promise<{ id: number; email: string }> {
  const outcome = await registerAccount(stranger, person(changes));
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value.account;
}
const signIn = (email: string, password = goodPassword) =>
  authenticate(stranger, { email, password }, async (_, account) => ({ writes: [], together: account.id }));
const WRONG = { ok: false, problem: { code: "wrong_credentials" } };

test("the right password signs in, commits the caller's work with it and is audited", async () => {
  const { id, email } = await registered();
  expect(await signIn(` ${email.toUpperCase()} `)).toMatchObject({
    ok: true,
    value: { account: { id, email }, together: id },
  });
  const entries =
    await sql`select action, door as channel, address from audit_entries where subject_id = ${id} and action like '%sign%'`;
  expect(entries).toEqual([{ action: "account.signed_in", channel: "web", address: "192.0.2.1" }]);
});

test("when the caller's work fails, the sign-in is rolled back with it", async () => {
  const { id, email } = await registered();
  const failing = authenticate(stranger, { email, password: goodPassword }, () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await sql`select 1 from audit_entries where subject_id = ${id} and action = 'account.signed_in'`).toEqual([]);
});

describe("every cause gets the same refusal after the same work [LOG-08]", () => {
  const cases: Record<string, () => Promise<{ email: string; password?: string }>> = {
    "an unknown e-mail": async () => ({ email: "nadie@example.com" }),
    "a wrong password": async () => ({ ...(await registered()), password: "otra" }),
    "a disabled account": async () => {
      const account = await registered();
      await sql`update accounts set disabled_at = now() where id = ${account.id}`;
      return account;
    },
    "a closed account": async () => {
      const account = await registered();
      await sql`update accounts set closed_at = now() where id = ${account.id}`;
      return account;
    },
    "an account without a password": async () => {
      const account = await registered();
      await sql`update accounts set password_hash = null where id = ${account.id}`;
      return account;
    },
    "a corrupt hash": async () => {
      const account = await registered();
      await sql`update accounts set password_hash = 'x' where id = ${account.id}`;
      return account;
    },
    "a generated password that ran out unused": async () => {
      const account = await registered();
      await sql`update accounts set password_expires_at = now() where id = ${account.id}`;
      return account;
    },
    "an unverified e-mail and a wrong password": async () => ({
      ...(await registered({ mustVerifyEmail: true })),
      password: "otra",
    }),
  };

  test.each(Object.entries(cases))("%s", async (_, prepare) => {
    const { email, password = goodPassword } = await prepare();
    expect(await authenticate(stranger, { email, password }, async () => expect.unreachable())).toEqual(WRONG);
    expect(jobs.map((hash) => bcrypt.getRounds(hash))).toEqual([10]);
  });
});

test("email_unverified is answered only to the right password", async () => {
  const { id, email } = await registered({ mustVerifyEmail: true });
  expect(await signIn(email)).toEqual({ ok: false, problem: { code: "email_unverified" } });
  await sql`update accounts set email_verified_at = now() where id = ${id}`;
  expect(await signIn(email)).toMatchObject({ ok: true });
});

test("a generated password that was used in time keeps signing in", async () => {
  const { id, email } = await registered();
  await sql`update accounts set password_expires_at = now() + interval '1 hour' where id = ${id}`;
  expect(await signIn(email)).toMatchObject({ ok: true });
  await sql`update accounts set password_expires_at = now() - interval '1 hour' where id = ${id}`;
  expect(await signIn(email)).toMatchObject({ ok: true });
});

describe("a hash of a lower cost than today's", () => {
  async function withCheapHash(): Promise<{ id: number; email: string }> {
    const account = await registered();
    await sql`update accounts set password_hash = ${bcrypt.hashSync(goodPassword, 4)} where id = ${account.id}`;
    return account;
  }
  const costOf = async (id: number) => {
    const [row] = await sql`select password_hash from accounts where id = ${id}`;
    return bcrypt.getRounds(row?.password_hash);
  };

  test("is upgraded at the next sign-in [PW-12]", async () => {
    const { id, email } = await withCheapHash();
    expect(await signIn(email, "otra")).toEqual(WRONG);
    expect(await costOf(id)).toBe(4);
    expect(await signIn(email)).toMatchObject({ ok: true });
    expect(await costOf(id)).toBe(10);
    expect(await signIn(email)).toMatchObject({ ok: true });
  });

  test("does not fail the sign-in when the upgrade fails [PW-12]", async () => {
    const { id, email } = await withCheapHash();
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`;
    await sql`create trigger refuse before update of password_hash on accounts for each row execute function refuse()`;
    expect(await signIn(email)).toMatchObject({ ok: true });
    expect(await costOf(id)).toBe(4);
    await sql`drop trigger refuse on accounts`;
  });
});

describe("a hash that another system made", () => {
  const { passwordHash } = importedHash(
    `pbkdf2:sha256:1000$saltsalt$${pbkdf2Sync(goodPassword, "saltsalt", 1000, 32, "sha256").toString("hex")}`,
  ) as { passwordHash: string };

  async function brought(): Promise<{ id: number; email: string }> {
    const account = await registered();
    await sql`update accounts set password_hash = ${passwordHash} where id = ${account.id}`;
    return account;
  }
  const hashOf = async (id: number) => {
    const [row] = await sql`select password_hash from accounts where id = ${id}`;
    return row?.password_hash as string;
  };

  test("is replaced by one of ours at the first right sign-in, and only then", async () => {
    const { id, email } = await brought();
    expect(await signIn(email, "otra")).toEqual(WRONG);
    expect(await hashOf(id)).toBe(passwordHash);
    expect(await signIn(email)).toMatchObject({ ok: true });
    expect(await hashOf(id)).toMatch(/^\$2b\$10\$/);
    expect(await signIn(email, "otra")).toEqual(WRONG);
    expect(await signIn(email)).toMatchObject({ ok: true });
  });

  test("does not come back over a password chosen while it was verified", async () => {
    const { id, email } = await brought();
    const chosen = bcrypt.hashSync("otra frase bien larga", 10);
    const opened = await authenticate(stranger, { email, password: goodPassword }, async (tx) => {
      await tx.execute(statement`update accounts set password_hash = ${chosen} where id = ${id}`);
      return { writes: [], together: null };
    });
    expect(opened).toMatchObject({ ok: true });
    expect(await hashOf(id)).toBe(chosen);
  });

  test("that is refused lets nobody in", async () => {
    const { id, email } = await brought();
    await sql`update accounts set password_hash = ${`foreign:{noop}${goodPassword}`} where id = ${id}`;
    expect(await signIn(email)).toEqual(WRONG);
    expect(importedHash(`{noop}${goodPassword}`)).toEqual({ refused: "plain_text" });
  });
});

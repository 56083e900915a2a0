import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

const sql = await coreDatabase();
const { RETENTION_DAYS } = await import("./retention");
const { sweep } = await import("./sweep");

const [account] = await sql`
  insert into accounts (email, email_key, given_names, role, origin) values ('a@b.example', 'a@b.example', 'Ana', 'client', 'web')
  returning id`;
const id = account?.id as number;

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

/** A row of each kind that stopped to count so many days ago. */
const INSERT: Record<keyof typeof RETENTION_DAYS, (end: Date) => Promise<unknown>> = {
  sentMail: (end) =>
    sql`insert into letters (kind, account_id, recipient, sent_at) values ('x', ${id}, 'sent', ${end})`,
  failedMail: (end) =>
    sql`insert into letters (kind, account_id, recipient, failed_at) values ('x', ${id}, 'failed', ${end})`,
  link: (end) => sql`insert into email_tokens (id, account_id, purpose, email, token_hash, expires_at)
    values (${randomUUID()}, ${id}, 'verify_email', '', ${randomBytes(32)}, ${end})`,
  refreshToken: async (end) => {
    const sessionId = await session(ago(-1));
    await sql`insert into refresh_tokens (session_id, token_hash, expires_at) values (${sessionId}, ${randomBytes(32)}, ${end})`;
  },
  session: (end) => session(end),
  device: (end) => sql`insert into known_devices (account_id, device_hash, created_at)
    values (${id}, ${randomBytes(32)}, ${end})`,
  idempotency: (end) => sql`insert into idempotent_requests (key_hash, fingerprint, lease, leased_until, created_at)
    values (${randomBytes(32)}, '', ${randomUUID()}, now(), ${end})`,
  challenge: (end) => sql`insert into passkey_challenges (challenge, purpose, holder_hash, expires_at)
    values (${randomBytes(32)}, 'sign_in', ${randomBytes(32)}, ${end})`,
  missing: (end) => sql`insert into legacy_people (contract, email_key, way, at)
    values ('movil', ${randomUUID()}, 'signed_in', ${end})`,
  merge: (end) => sql`insert into merges (survivor_id, merged_id, link_ids, at) values (${id}, ${id}, '{}', ${end})`,
  importDraft: async (end) => void (await imported(end, null)),
  rejectedRow: async (end) => {
    const importId = await imported(new Date(), new Date());
    await sql`insert into import_rows (import_id, position, line, outcome, applied_at)
      values (${importId}, 0, 2, 'rejected', ${end}), (${importId}, 1, 3, 'created', ${ago(999)})`;
  },
  duplicatePass: (end) => sql`insert into duplicate_passes (total, finished_at) values (1, ${end})`,
  limit: async (end) => {
    await sql`insert into rate_limits (key, free_at, room_seconds, passed) values (${randomBytes(16)}, ${end}, 1, true)`;
    await sql`insert into sign_in_tries (key, tries, next_at, passed, forget_at) values (${randomBytes(16)}, 1, now(), true, ${end})`;
  },
};

async function session(expiresAt: Date): Promise<string> {
  const [row] =
    await sql`insert into sessions (account_id, audience, expires_at) values (${id}, 'movil', ${expiresAt}) returning id`;
  return row?.id as string;
}

async function imported(createdAt: Date, startedAt: Date | null): Promise<number> {
  const [row] = await sql`insert into imports (source, file_name, file_hash, headers, mapping, options, state, runner,
    created_at, started_at) values ('', '', '', '[]', '[]', '{}', 'uploaded', 'panel', ${createdAt}, ${startedAt}) returning id`;
  return row?.id;
}

const TABLES = [
  "letters",
  "email_tokens",
  "refresh_tokens",
  "sessions",
  "known_devices",
  "idempotent_requests",
  "imports",
  "import_rows",
  "duplicate_passes",
  "rate_limits",
  "sign_in_tries",
  "legacy_people",
  "merges",
  "passkey_challenges",
];

async function counts(): Promise<Record<string, number>> {
  const rows = await Promise.all(TABLES.map((table) => sql`select count(*)::int as n from ${sql(table)}`));
  return Object.fromEntries(TABLES.map((table, index) => [table, rows[index]?.[0]?.n as number]));
}

test("rows are deleted once their time is over, and not before", async () => {
  for (const [kind, days] of Object.entries(RETENTION_DAYS))
    await INSERT[kind as keyof typeof RETENTION_DAYS](ago(days - 0.1));
  const young = await counts();
  expect(await sweep()).toBe(0);
  expect(await counts()).toEqual(young);
  for (const [kind, days] of Object.entries(RETENTION_DAYS))
    await INSERT[kind as keyof typeof RETENTION_DAYS](ago(days + 0.1));
  expect(await sweep()).toBe(15);
  // The live session of the deleted refresh token stays, and the import of the rejected row with its other one.
  expect(await counts()).toEqual({
    ...young,
    sessions: (young.sessions ?? 0) + 1,
    imports: (young.imports ?? 0) + 1,
    import_rows: (young.import_rows ?? 0) + 1,
  });
});

test("what another row refers to stays until that one goes", async () => {
  await sql`delete from letters`;
  const link = randomUUID();
  await sql`insert into email_tokens (id, account_id, purpose, email, token_hash, expires_at)
    values (${link}, ${id}, 'verify_email', '', ${randomBytes(32)}, ${ago(80)})`;
  await sql`insert into letters (kind, account_id, recipient, email_token_id, failed_at) values ('x', ${id}, '', ${link}, ${ago(80)})`;
  const ended = await session(ago(80));
  await sql`insert into refresh_tokens (session_id, token_hash, expires_at) values (${ended}, ${randomBytes(32)}, ${ago(-1)})`;
  expect(await sweep()).toBe(0);
  await sql`update letters set failed_at = ${ago(91)}`;
  await sql`update refresh_tokens set expires_at = ${ago(2)} where session_id = ${ended}`;
  expect(await sweep()).toBe(4);
});

test("while one instance deletes the others do not, and more than one batch goes at once", async () => {
  await sql`insert into rate_limits (key, free_at, room_seconds, passed)
    select decode(lpad(to_hex(n), 32, '0'), 'hex'), now() - interval '1 hour', 1, true from generate_series(1, 2500) n`;
  await sql.begin(async (other) => {
    await other`select pg_advisory_xact_lock(20261125)`;
    expect(await sweep()).toBe(0);
  });
  expect(await sweep()).toBe(2500);
});

import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { stranger } from "@/testing/people";
import { insertActor } from "@/testing/staff";
import type { Actor } from "../account";

const sql = await coreDatabase();
const { database } = await import("../../db/client");
const { send } = await import("../../db/write");
const { knownDevice, knownProgram } = await import("./known-device");
const { secureAccount } = await import("../verification/secure-account");

async function person() {
  const { id, sessionId } = await insertActor(sql, "client");
  const [row] = await sql`select email from accounts where id = ${id}`;
  const account = { id, email: row?.email as string };
  const on = (device: string) =>
    database().transaction((tx) => send(tx, ...knownDevice(account, device, stranger.via)));
  const by = (actor: Actor) => database().transaction((tx) => send(tx, ...knownProgram(account, actor.via)));
  const mails = async () =>
    (await sql`select details from letters where account_id = ${id} and kind = 'new_device'`).map((row) => row.details);
  return { account, sessionId, on, by, mails };
}

test("of a second device its owner is told, once, and of the first not", async () => {
  const ana = await person();
  await ana.on("first");
  await ana.on("first");
  expect(await ana.mails()).toEqual([]);
  await ana.on("second");
  expect(await ana.mails()).toEqual([{ address: stranger.via.address, userAgent: "" }]);
  await ana.on("second");
  // Of many in a day a few are told of.
  for (const device of ["third", "fourth", "fifth", "sixth", "seventh", "eighth"]) await ana.on(device);
  expect(await ana.mails()).toHaveLength(5);
  const [stored] = await sql`select string_agg(k::text, '') as all from known_devices k`;
  expect(stored?.all).not.toContain(Buffer.from("second").toString("hex"));
});

test("a program is known by its name and the network around it", async () => {
  const ana = await person();
  const from = (address: string, userAgent: string): Actor => ({
    ...stranger,
    via: { ...stranger.via, address, userAgent },
  });
  await ana.by(from("192.0.2.1", "Dart/3.5"));
  await ana.by(from("192.0.2.77", "Dart/3.5"));
  expect(await ana.mails()).toEqual([]);
  await ana.by(from("198.51.100.1", "Dart/3.5"));
  expect(await ana.mails()).toHaveLength(1);
});

test("«No fui yo» of that mail ends every session and the password; a second factor of before stays [SF-04]", async () => {
  const ana = await person();
  await sql`update accounts set second_factor_at = now() where id = ${ana.account.id}`;
  await ana.on("first");
  await ana.on("second");
  const token = await newestToken(sql, ana.account.id, "secure_account");
  expect((await secureAccount(stranger, token, "secure_account")).ok).toBe(true);
  expect(await sql`select from sessions where id = ${ana.sessionId} and revoked_at is null`).toHaveLength(0);
  const [row] =
    await sql`select password_hash, second_factor_at is not null as kept from accounts where id = ${ana.account.id}`;
  expect(row).toEqual({ password_hash: null, kept: true });
});

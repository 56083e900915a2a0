import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { listMailbox, readMailbox } from "./mailbox";
import { mailboxTransport } from "./mailbox-transport";
import { sweepMailbox } from "./sweep-mailbox";

const folder = join(mkdtempSync(join(tmpdir(), "alta-mailbox-")), "mailbox");
afterAll(() => rmSync(join(folder, ".."), { recursive: true }));

const message = (subject: string) => ({
  from: "Alta <x@alta.example>",
  to: "ana@ejemplo.com",
  subject,
  html: "<p>Hola</p>",
  text: "Hola",
  messageId: `${subject.padEnd(8, "0")}@alta.example`,
});

test("mailbox files are readable by their owner only, and listed newest first [M08]", async () => {
  expect(await listMailbox(10, folder)).toEqual([]);
  const send = mailboxTransport(folder);
  for (const subject of ["a1", "b2", "c3"]) await send(message(subject), AbortSignal.timeout(1000));
  const kept = await listMailbox(2, folder);
  expect(kept.map(({ subject }) => subject)).toEqual(["c3", "b2"]);
  expect(await readMailbox(kept[0]?.id ?? "", folder)).toMatchObject(message("c3"));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, `${kept[0]?.id}.json`)).mode & 0o777).toBe(0o600);
});

test("messages older than thirty days are deleted, younger ones and other files are not", async () => {
  const kept = (await listMailbox(10, folder)).length;
  expect(kept).toBeGreaterThan(0);
  expect(await sweepMailbox(folder, Date.now() + 29 * 86_400_000)).toBe(0);
  writeFileSync(join(folder, "notes.txt"), "");
  expect(await sweepMailbox(folder, Date.now() + 31 * 86_400_000)).toBe(kept);
  expect(readdirSync(folder)).toEqual(["notes.txt"]);
});

test("a message id cannot name a file outside the mailbox", async () => {
  for (const id of ["../mailbox", "..%2Fauth-secret", "auth-secret", ""])
    expect(await readMailbox(id, folder)).toBeNull();
});

import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { codeOf, command, mergedPairs } from "@/testing/merged-pairs";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { AccountActor } from "../account";

const sql = await coreDatabase();
const { mergeClients } = await import("./merge-clients");
const { here, admin, employee, pair, merged, row } = await mergedPairs(sql);

const elsewhere = await insertBranch(sql, "Sur");

test("each refusal has its code, and changes nothing", async () => {
  const staff = await insertActor(sql, "employee", here);
  const other = await insertActor(sql, "employee", here);
  const ask = async (actor: AccountActor, survivorId: number, mergedId: number, more = {}) =>
    codeOf(await mergeClients(actor, command({ survivorId, mergedId }, more)));
  const { survivorId, mergedId } = await pair();
  expect(await ask(admin, survivorId, survivorId)).toBe("same_account");
  for (const unknown of [999_999, 0, -1, 1.5]) expect(await ask(admin, survivorId, unknown)).toBe("not_found");
  expect(await ask(admin, survivorId, staff.id)).toBe("one_is_staff");
  expect(await ask(admin, staff.id, survivorId)).toBe("one_is_staff");
  expect(await ask(admin, staff.id, other.id)).toBe("both_are_staff");
  expect(await ask(employee, survivorId, staff.id)).toBe("not_found");
  expect(await ask(employee, survivorId, mergedId)).toBe("needs_admin");
  const theirs = await insertAccount(sql, { branchId: elsewhere });
  expect(await ask(employee, survivorId, theirs)).toBe("not_found");
  const client = { ...admin, id: survivorId, role: "client" } as const;
  expect(await ask(client, survivorId, mergedId)).toBe("not_found");
  const done = await merged();
  expect(await ask(admin, done.survivorId, done.mergedId)).toBe("already_merged");
  expect(await ask(admin, done.mergedId, survivorId)).toBe("already_merged");
  expect(await ask(employee, done.mergedId, theirs)).toBe("not_found");

  const change = async (set: ReturnType<typeof sql>, wanted: string, of: "survivor" | "merged") => {
    const two = await pair();
    await sql`update accounts set ${set} where id = ${of === "merged" ? two.mergedId : two.survivorId}`;
    expect([wanted, of, await ask(admin, two.survivorId, two.mergedId)]).toEqual([wanted, of, wanted]);
    expect(await row(two.mergedId)).toMatchObject({ merged_into: null });
  };
  for (const of of ["survivor", "merged"] as const) {
    await change(sql`disabled_at = now()`, "account_disabled", of);
    await change(sql`closed_at = now()`, "account_closed", of);
  }
  await change(sql`email_verified_at = now()`, "keep_the_other", "merged");
  await change(sql`second_factor_at = now()`, "keep_the_other", "merged");
  await change(sql`password_hash = null`, "keep_the_other", "survivor");

  const lately = await pair();
  await sql`insert into email_tokens (id, account_id, purpose, email, token_hash, expires_at) values
    (gen_random_uuid(), ${lately.mergedId}, 'undo_email_change', 'antes@ejemplo.com', 'y', now() + interval '1 day')`;
  expect(await ask(admin, lately.survivorId, lately.mergedId)).toBe("email_lately_changed");

  const born = await pair({ one: { birthDate: "1980-01-20" }, other: { birthDate: "1993-11-05" } });
  expect(await mergeClients(admin, command(born))).toEqual({
    ok: false,
    problem: { code: "contradiction", between: ["birth_date"] },
  });
  await sql`update accounts set password_generated = true where id = ${born.mergedId}`;
  expect(await ask(employee, born.survivorId, born.mergedId, { despite: true })).toBe("contradiction");
  expect(await ask(admin, born.survivorId, born.mergedId, { despite: true })).toBe("ok");

  const unproven = await insertActor(sql, "admin");
  await sql`update sessions set authenticated_at = null where id = ${unproven.sessionId}`;
  expect(await ask(unproven, survivorId, mergedId)).toBe("proof_required");
});

test("an employee merges away a client of their branch who has not been there yet", async () => {
  const two = await pair();
  await sql`update accounts set password_generated = true where id = ${two.mergedId}`;
  expect(codeOf(await mergeClients(employee, command(two)))).toBe("ok");
});

import type postgres from "postgres";
import { expect } from "vitest";
import type { MergeCommand } from "../accounts/merging/merge-clients.ts";
import { noSession, stranger } from "./people.ts";
import { insertAccount, insertActor, insertBranch } from "./staff.ts";

export const [KEPT, GONE] = ["la clave que queda", "la clave que se va"];

export const command = (
  { survivorId, mergedId }: Pick<MergeCommand, "survivorId" | "mergedId">,
  more: Partial<MergeCommand> = {},
): MergeCommand => ({ survivorId, mergedId, take: [], reason: "Es la misma persona", despite: false, ...more });

export const codeOf = (result: { ok: boolean; problem?: { code: string } }) =>
  result.ok ? "ok" : result.problem?.code;

/** Clients by twos, each with a password of their own, and who may make them one. */
export async function mergedPairs(sql: postgres.Sql) {
  const { authenticate } = await import("../accounts/passwords/authenticate.ts");
  const { hashPassword } = await import("../accounts/passwords/password.ts");
  const { mergeClients } = await import("../accounts/merging/merge-clients.ts");
  const here = await insertBranch(sql, "Norte");
  const admin = await insertActor(sql, "admin");
  const employee = await insertActor(sql, "employee", here);
  const [keptHash, goneHash] = [String(await hashPassword(KEPT)), String(await hashPassword(GONE))];
  let count = 0;

  type Row = Parameters<typeof insertAccount>[1];
  async function pair(more: { one?: Row; other?: Row } = {}) {
    count += 1;
    const emails = [`queda.${count}@ejemplo.com`, `seva.${count}@ejemplo.com`] as const;
    const [one, other] = [
      { email: emails[0], passwordHash: keptHash, branchId: here, ...more.one },
      { email: emails[1], passwordHash: goneHash, branchId: here, ...more.other },
    ];
    return { survivorId: await insertAccount(sql, one), mergedId: await insertAccount(sql, other), emails };
  }

  async function merged(more: Parameters<typeof pair>[0] = {}, extra: Partial<MergeCommand> = {}) {
    const two = await pair(more);
    const done = await mergeClients(admin, command(two, extra));
    expect(codeOf(done)).toBe("ok");
    return { ...two, mergeId: done.ok ? done.value.mergeId : 0 };
  }

  /** Whose account the sign-in opens, or the refusal's code. */
  async function signIn(email: string, password: string) {
    const signed = await authenticate(stranger, { email, password }, noSession);
    return signed.ok ? signed.value.account.id : signed.problem.code;
  }

  const row = async (id: number) => (await sql`select * from accounts where id = ${id}`)[0];
  return { here, admin, employee, pair, merged, signIn, row };
}

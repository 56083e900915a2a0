import { expect, test } from "vitest";
import { coreDatabase } from "./core-database";
import { takeSnapshot } from "./snapshot";
import { insertActor, insertBranch } from "./staff";

const sql = await coreDatabase();

test("a snapshot puts back rows and numbers, also what the application may not delete", async () => {
  const employee = await insertActor(sql, "employee", await insertBranch(sql, "Norte"));
  const audit = () =>
    sql`insert into audit_entries (action, actor_id, door) values ('account.registered', ${employee.id}, 'counter')`;
  await audit();
  const rows = async () => [
    await sql`select * from accounts order by id`,
    await sql`select * from branches order by id`,
    await sql`select * from audit_entries order by id`,
  ];
  const before = await rows();
  const restore = await takeSnapshot(sql);

  const another = await insertActor(sql, "admin", null);
  await audit();
  await sql`update accounts set given_names = 'Otra' where id = ${employee.id}`;
  for (let times = 0; times < 2; times += 1) {
    await restore();
    expect(await rows()).toEqual(before);
  }
  expect((await insertActor(sql, "admin", null)).id).toBe(another.id);
});

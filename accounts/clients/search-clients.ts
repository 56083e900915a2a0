import { and, asc, desc, eq, gt, lt, type SQL, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, branches } from "../../db/schema";
import type { Limited } from "../../limits/limit";
import { limitLookUps } from "../../limits/look-ups";
import type { AccountActor, NotFound, Result } from "../account";
import { audit } from "../audit";
import { may, mayOn } from "../policy";
import { maskEmail, maskName, maskNumber } from "../values/mask";
import { personName } from "../values/person-name";
import { openPosition, type Position, sealPosition } from "./client-cursor";
import { asksElsewhere, type ClientFilter, clientCondition } from "./client-filter";
import { openableBy, opensEveryClient } from "./client-reach";
import { type PasswordState, passwordState } from "./client-state";

export const CLIENT_ORDERS = ["newest", "oldest", "name"] as const;
export type ClientOrder = (typeof CLIENT_ORDERS)[number];

export type FoundClient = {
  id: number;
  name: string;
  email: string;
  phone: string | null;
  branch: string | null;
  origin: string;
  createdAt: Date;
  verified: boolean;
  disabled: boolean;
  passwordState: PasswordState;
  /** False: masked, and this actor may not open it. */
  openable: boolean;
};

export type ClientPage = {
  clients: FoundClient[];
  /** The next page's cursor; null on the last page. */
  next: string | null;
  /** The number of matches, counted up to `COUNTED`. */
  total: number;
  /** Too many searches among other branches' clients: this page holds only those the actor may open. */
  limited: Limited | null;
};

const PAGE = 50;
/** Counting stops here, to bound its cost. */
export const COUNTED = 10_000;

const columns = {
  id: accounts.id,
  role: accounts.role,
  givenNames: accounts.givenNames,
  surnames: accounts.surnames,
  nameKey: accounts.nameKey,
  email: accounts.email,
  phone: accounts.phone,
  branchId: accounts.branchId,
  branch: branches.name,
  origin: accounts.origin,
  createdAt: accounts.createdAt,
  verified: sql<boolean>`${accounts.emailVerifiedAt} is not null`,
  disabled: sql<boolean>`${accounts.disabledAt} is not null`,
  passwordState,
};

/**
 * One page of the clients that match a filter; those the actor may not open are masked, and found by whole values only.
 * `after` is the `next` of the previous page, anything else means the first one. Searches by text are audited.
 * Refuses with `not_found`.
 */
export async function searchClients(
  actor: AccountActor,
  filter: ClientFilter,
  { order, after }: { order: ClientOrder; after: string | null },
): Promise<Result<ClientPage, NotFound>> {
  if (!may(actor, "find_clients")) return { ok: false, problem: { code: "not_found" } };
  const asks = asksElsewhere(actor, filter);
  const limited = asks ? await limitLookUps(actor.id) : null;
  const db = database();
  const wanted = clientCondition(actor, filter, asks && !limited);
  const rows = await db
    .select({ ...columns, masked: isMasked(actor) })
    .from(accounts)
    .leftJoin(branches, eq(branches.id, accounts.branchId))
    .where(and(wanted, following(actor, openPosition(actor.id, order, after))))
    .orderBy(...inOrder(actor, order))
    .limit(PAGE + 1);
  const some = db.select({ one: sql`1` }).from(accounts).where(wanted).limit(COUNTED).as("some");
  const [{ total } = { total: 0 }] = await db.select({ total: sql<number>`count(*)::integer` }).from(some);
  const page = rows.slice(0, PAGE);
  if (filter.text) {
    const details = { shown: page.map(({ id }) => id).join(" "), found: total };
    await db.transaction((tx) => audit(tx, actor, "clients.searched", null, details));
  }
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  const next = last ? sealPosition(actor.id, positionOf(order, last)) : null;
  return { ok: true, value: { clients: page.map((row) => present(actor, row)), next, total, limited } };
}

const isMasked = (actor: AccountActor) =>
  opensEveryClient(actor) ? sql<boolean>`false` : sql<boolean>`not coalesce(${openableBy(actor)}, false)`;

/** The order must not reveal a masked client's name: masked ones come last, by id. */
const sortName = (actor: AccountActor) =>
  opensEveryClient(actor) ? accounts.nameKey : sql`case when ${isMasked(actor)} then '' else ${accounts.nameKey} end`;

function inOrder(actor: AccountActor, order: ClientOrder): SQL[] {
  if (order === "newest") return [desc(accounts.id)];
  if (order === "oldest") return [asc(accounts.id)];
  if (opensEveryClient(actor)) return [asc(accounts.nameKey), asc(accounts.id)];
  return [asc(isMasked(actor)), asc(sortName(actor)), asc(accounts.id)];
}

const positionOf = (order: ClientOrder, { id, masked, nameKey }: Pick<Row, "id" | "masked" | "nameKey">): Position => ({
  order,
  id,
  masked,
  nameKey: masked || order !== "name" ? "" : nameKey,
});

function following(actor: AccountActor, position: Position | null): SQL | undefined {
  if (!position) return undefined;
  const { order, id, masked, nameKey } = position;
  if (order === "newest") return lt(accounts.id, id);
  if (order === "oldest") return gt(accounts.id, id);
  if (opensEveryClient(actor)) return sql`(${accounts.nameKey}, ${accounts.id}) > (${nameKey}, ${id})`;
  return sql`(${isMasked(actor)}, ${sortName(actor)}, ${accounts.id}) > (${masked}::boolean, ${nameKey}, ${id})`;
}

type Row = Omit<FoundClient, "name" | "openable"> & {
  role: "client" | "employee" | "admin";
  givenNames: string;
  surnames: string | null;
  nameKey: string;
  branchId: number | null;
  masked: boolean;
};

function present(actor: AccountActor, row: Row): FoundClient {
  const { role, givenNames, surnames, nameKey: _, masked: __, branchId, ...client } = row;
  const name = personName({ givenNames, surnames });
  if (mayOn(actor, "view_client", { id: row.id, role, branchId })) return { ...client, name, openable: true };
  const phone = row.phone && maskNumber(row.phone);
  return { ...client, name: maskName(name), email: maskEmail(row.email), phone, openable: false };
}

import { and, asc, desc, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts, branches } from "../../db/schema";
import type { Limited } from "../../limits/limit";
import { limitLookUps } from "../../limits/look-ups";
import type { AccountActor, NotFound, Result } from "../account";
import { audit } from "../audit";
import { may, mayOn } from "../policy";
import { maskEmail, maskName, maskNumber } from "../values/mask";
import { personName } from "../values/person-name";
import { bestMatches, boundOf, countUpToMany, MANY, planFor } from "./best-matches";
import { openPosition, type Position, sealPosition } from "./client-cursor";
import { asksElsewhere, besidesText, type ClientFilter, clientCondition, searchWords } from "./client-filter";
import { openableBy, opensEveryClient } from "./client-reach";
import { type PasswordState, passwordState } from "./client-state";

/** `best` is an order of a search by text. */
export const CLIENT_ORDERS = ["best", "newest", "oldest", "name"] as const;
export type ClientOrder = (typeof CLIENT_ORDERS)[number];

export type FoundClient = {
  id: number;
  name: string;
  email: string;
  phone: string | null;
  document: string | null;
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
  /** The number of matches, counted up to `most`. */
  total: number;
  most: number;
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
  document: accounts.documentNumber,
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
 * `after` is the `next` of the previous page, anything else means the first one. Searches by text are audited; in the
 * order `best` they also find slips of the hand, among the clients the actor may open.
 * Refuses with `not_found`.
 */
export async function searchClients(
  actor: AccountActor,
  filter: ClientFilter,
  { order, after, page = PAGE }: { order: ClientOrder; after: string | null; page?: number },
): Promise<Result<ClientPage, NotFound>> {
  if (!may(actor, "find_clients")) return { ok: false, problem: { code: "not_found" } };
  const asks = asksElsewhere(actor, filter);
  const limited = asks ? await limitLookUps(actor.id) : null;
  const words = searchWords(filter.text ?? "");
  const byText = words.length > 0;
  const by = order === "best" && !byText ? "newest" : order;
  const position = openPosition(actor.id, by, after);
  const nearlyAll = !besidesText({ ...filter, state: filter.state === "active" ? null : filter.state });
  const value = await database().transaction(async (tx) => {
    const most = page + 1;
    const wanted = and(clientCondition(actor, filter, asks && !limited), await boundOf(tx, words));
    const list = by === "best" ? best(tx, actor, { filter, wanted, position, most }) : null;
    const { rows, total } = await (list ??
      ordered(tx, actor, { wanted, order: by, position, most, byText, nearlyAll }));
    const shown = rows.slice(0, page);
    if (filter.text) {
      const details = { shown: shown.map(({ id }) => id).join(" "), found: total };
      await audit(tx, actor, "clients.searched", null, details);
    }
    const last = rows.length > page ? shown.at(-1) : undefined;
    const next = last ? sealPosition(actor.id, positionOf(by, last)) : null;
    return { clients: shown.map((row) => present(actor, row)), next, total, most: byText ? MANY : COUNTED, limited };
  });
  return { ok: true, value };
}

type Asked = { wanted: SQL | undefined; position: Position | null; most: number };

const rowsOf = (tx: Transaction, actor: AccountActor) =>
  tx
    .select({ ...columns, masked: isMasked(actor) })
    .from(accounts)
    .leftJoin(branches, eq(branches.id, accounts.branchId));

/** Best matches first. */
async function best(
  tx: Transaction,
  actor: AccountActor,
  { filter, wanted, position, most }: Asked & { filter: ClientFilter },
) {
  const after = position && { id: position.id, rank: position.rank ?? 0 };
  const { ranked, total } = await bestMatches(tx, actor, { filter, wanted, after, most });
  const ids = ranked.map(({ id }) => id);
  const found = ids.length > 0 ? await rowsOf(tx, actor).where(inArray(accounts.id, ids)) : [];
  const rows = ranked.flatMap(({ id, rank }) => found.filter((row) => row.id === id).map((row) => ({ ...row, rank })));
  return { rows, total };
}

type Order = { order: ClientOrder; byText: boolean; nearlyAll: boolean };

/** In an order of the rows themselves. */
async function ordered(
  tx: Transaction,
  actor: AccountActor,
  { wanted, order, position, most, byText, nearlyAll }: Asked & Order,
) {
  const total = byText ? await countUpToMany(tx, wanted) : await counted(tx, wanted, nearlyAll);
  await planFor(tx, byText ? (total < MANY ? "few" : "many") : "any");
  const rows = await rowsOf(tx, actor)
    .where(and(wanted, following(actor, position)))
    .orderBy(...inOrder(actor, order))
    .limit(most);
  return { rows, total };
}

async function counted(tx: Transaction, wanted: SQL | undefined, nearlyAll: boolean): Promise<number> {
  await planFor(tx, "any");
  const matching = tx.select({ one: sql`1` }).from(accounts).where(wanted);
  // Without a condition that an index knows there is only their order to go by.
  const some = (nearlyAll ? matching.orderBy(accounts.id) : matching).limit(COUNTED).as("some");
  const [row] = await tx.select({ total: sql<number>`count(*)::integer` }).from(some);
  return row?.total ?? 0;
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

type Last = Pick<Row, "id" | "masked" | "nameKey"> & { rank?: number };

const positionOf = (order: ClientOrder, { id, masked, nameKey, rank }: Last): Position => ({
  order,
  id,
  masked,
  nameKey: masked || order !== "name" ? "" : nameKey,
  ...(rank !== undefined && { rank }),
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
  rank?: number;
};

function present(actor: AccountActor, row: Row): FoundClient {
  const { role, givenNames, surnames, nameKey: _, masked: __, rank: ___, branchId, ...client } = row;
  const name = personName({ givenNames, surnames });
  if (mayOn(actor, "view_client", { id: row.id, role, branchId })) return { ...client, name, openable: true };
  const phone = row.phone && maskNumber(row.phone);
  const document = row.document && maskNumber(row.document);
  return { ...client, name: maskName(name), email: maskEmail(row.email), phone, document, openable: false };
}

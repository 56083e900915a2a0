import { and, asc, desc, eq, gt, lt, type SQL, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, branches } from "../../db/schema";
import type { AccountActor, NotFound, Result } from "../account";
import { audit } from "../audit";
import { may, mayOn } from "../policy";
import { isId } from "../values/is-id";
import { maskEmail, maskName, maskNumber } from "../values/mask";
import { personName } from "../values/person-name";
import { type ClientFilter, clientCondition } from "./client-filter";
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
  /** False: masked, and not to be opened by this actor. */
  openable: boolean;
};

export type ClientPage = {
  clients: FoundClient[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
  /** How many there are, counted up to `COUNTED`. */
  total: number;
};

const PAGE = 50;
/** Beyond this many nobody counts: it would cost more than it tells. */
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
 * One page of the clients a filter lets through, those the actor may not open masked. `after` is the `next` of
 * the page before; anything else means the first page. Looking for somebody is audited. Refuses with `not_found`.
 */
export async function searchClients(
  actor: AccountActor,
  filter: ClientFilter,
  { order, after }: { order: ClientOrder; after: string | null },
): Promise<Result<ClientPage, NotFound>> {
  if (!may(actor, "find_clients")) return { ok: false, problem: { code: "not_found" } };
  const db = database();
  const wanted = clientCondition(actor, filter);
  const rows = await db
    .select(columns)
    .from(accounts)
    .leftJoin(branches, eq(branches.id, accounts.branchId))
    .where(and(wanted, following(order, after)))
    .orderBy(...ORDERS[order])
    .limit(PAGE + 1);
  const some = db.select({ one: sql`1` }).from(accounts).where(wanted).limit(COUNTED).as("some");
  const [{ total } = { total: 0 }] = await db.select({ total: sql<number>`count(*)::integer` }).from(some);
  const page = rows.slice(0, PAGE);
  if (filter.text) {
    const details = { shown: page.map(({ id }) => id).join(" "), found: total };
    await db.transaction((tx) => audit(tx, actor, "clients.searched", null, details));
  }
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  const next = last ? cursorOf(order, last) : null;
  return { ok: true, value: { clients: page.map((row) => present(actor, row)), next, total } };
}

const ORDERS: Record<ClientOrder, SQL[]> = {
  newest: [desc(accounts.id)],
  oldest: [asc(accounts.id)],
  name: [asc(accounts.nameKey), asc(accounts.id)],
};

const cursorOf = (order: ClientOrder, { id, nameKey }: { id: number; nameKey: string }) =>
  order === "name" ? `${id}.${Buffer.from(nameKey).toString("base64url")}` : String(id);

function following(order: ClientOrder, after: string | null): SQL | undefined {
  const [number, name] = (after ?? "").split(".");
  const id = Number(number);
  if (!isId(id)) return undefined;
  if (order === "newest") return lt(accounts.id, id);
  if (order === "oldest") return gt(accounts.id, id);
  const nameKey = Buffer.from(name ?? "", "base64url")
    .toString()
    .replaceAll("\0", "");
  return sql`(${accounts.nameKey}, ${accounts.id}) > (${nameKey}, ${id})`;
}

type Row = Omit<FoundClient, "name" | "openable"> & {
  role: "client" | "employee" | "admin";
  givenNames: string;
  surnames: string | null;
  nameKey: string;
  branchId: number | null;
};

function present(actor: AccountActor, row: Row): FoundClient {
  const { role, givenNames, surnames, nameKey: _, branchId, ...client } = row;
  const name = personName({ givenNames, surnames });
  if (mayOn(actor, "view_client", { id: row.id, role, branchId })) return { ...client, name, openable: true };
  const phone = row.phone && maskNumber(row.phone);
  return { ...client, name: maskName(name), email: maskEmail(row.email), phone, openable: false };
}

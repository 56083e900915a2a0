import * as z from "zod";
import { searchClients } from "@/accounts/clients/search-clients";
import { may } from "@/accounts/policy";
import { json } from "@/app/_http/json";
import { only } from "@/app/_http/only";
import { browserSession } from "@/auth/browser-session";
import { isSameOrigin } from "@/auth/same-origin";
import { readBody } from "@/contracts/read-body";
import { problem } from "@/http/problem.mjs";

const question = z.object({ text: z.string().trim().min(1).max(100) });
const MOST = 8;
const everybody = { branchId: null, state: null, origin: null, since: null, until: null };

/** The clients who match best, for the panel's search. A POST, so that personal data stays out of logs and histories. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return problem(request, 403);
  const session = await browserSession();
  if (!session || session.mustChangePassword) return problem(request, 401);
  const { actor } = session;
  if (session.mustSetUpFactor || !may(actor, "find_clients")) return problem(request, 404);
  const body = await readBody(request);
  const read = question.safeParse(body.ok ? body.value : null);
  if (!read.success) return problem(request, 400);
  const atCounter = { ...actor, via: { ...actor.via, channel: "counter" } };
  const wanted = { order: "best", after: null, page: MOST } as const;
  const found = await searchClients(atCounter, { ...everybody, text: read.data.text }, wanted);
  if (!found.ok) return problem(request, 404);
  const { clients, next, limited } = found.value;
  const shown = clients.map(({ id, name, email, phone, document, branch, openable }) => {
    return { id, name, email, phone, document, branch, openable };
  });
  return json({ clients: shown, more: next !== null, limited: limited !== null });
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = only("POST");

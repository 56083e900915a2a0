import * as z from "zod";
import { findDuplicates } from "@/accounts/clients/find-duplicates";
import { may } from "@/accounts/policy";
import { json } from "@/app/_http/json";
import { only } from "@/app/_http/only";
import { lookedUp } from "@/app/panel/looked-up";
import { browserSession } from "@/auth/browser-session";
import { isSameOrigin } from "@/auth/same-origin";
import { readBody } from "@/contracts/read-body";
import { problem } from "@/http/problem.mjs";

const typed = z.string().max(300).catch("");
const question = z.object({ name: typed, email: typed, document: typed, phone: typed, birthDate: typed });

/** Possible duplicates of the client being typed. A POST, so that personal data stays out of logs and histories. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return problem(request, 403);
  const session = await browserSession();
  if (!session || session.mustChangePassword) return problem(request, 401);
  const { actor } = session;
  if (!may(actor, "find_clients")) return problem(request, 404);
  const body = await readBody(request);
  const read = question.safeParse(body.ok ? body.value : null);
  if (!read.success) return problem(request, 400);
  const found = await findDuplicates({ ...actor, via: { ...actor.via, channel: "counter" } }, read.data);
  return found.ok ? json({ people: found.value.map(lookedUp) }) : problem(request, 404);
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = only("POST");

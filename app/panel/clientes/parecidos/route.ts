import { NextResponse } from "next/server";
import * as z from "zod";
import { findDuplicates } from "@/accounts/find-duplicates";
import { may } from "@/accounts/policy";
import { only } from "@/app/only";
import { lookedUp } from "@/app/panel/looked-up";
import { readBody } from "@/contracts/read-body";
import { browserSession } from "@/sessions/browser-session";
import { isSameOrigin } from "@/sessions/same-origin";

const typed = z.string().max(300).catch("");
const question = z.object({ name: typed, email: typed, document: typed, phone: typed });

const answer = (body: object, status = 200) =>
  NextResponse.json(body, { status, headers: { "Cache-Control": "no-store" } });

/** Who a person might already be, asked while they are being typed. A POST, so that what is asked stays out of logs and histories. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return answer({}, 403);
  const session = await browserSession();
  if (!session || session.mustChangePassword) return answer({}, 401);
  const { actor } = session;
  if (!may(actor, "find_clients")) return answer({}, 404);
  const body = await readBody(request);
  const read = question.safeParse(body.ok ? body.value : null);
  if (!read.success) return answer({}, 400);
  const found = await findDuplicates({ ...actor, via: { ...actor.via, door: "counter" } }, read.data);
  return found.ok ? answer({ people: found.value.map(lookedUp) }) : answer({}, 404);
}

export const { GET, PUT, PATCH, DELETE } = only("POST");

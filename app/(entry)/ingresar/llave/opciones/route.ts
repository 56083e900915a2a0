import * as z from "zod";
import { comeBackLater } from "@/app/_forms/come-back-later";
import { json } from "@/app/_http/json";
import { only } from "@/app/_http/only";
import { passkeyOptions } from "@/auth/passkey-sign-in";
import { isSameOrigin } from "@/auth/same-origin";
import { readBody } from "@/contracts/read-body";
import { problem } from "@/http/problem.mjs";

const sent = z.object({ second: z.boolean().default(false) });

/** What the sign-in page needs to ask the browser for a passkey. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return problem(request, 403);
  const body = await readBody(request);
  const read = sent.safeParse(body.ok ? body.value : null);
  if (!read.success) return problem(request, 400);
  const options = await passkeyOptions(read.data);
  return json(options.ok ? { options: options.value } : { problem: comeBackLater(options.problem) });
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = only("POST");

import * as z from "zod";
import { json } from "@/app/_http/json";
import { only } from "@/app/_http/only";
import { nextPath } from "@/app/_session/next-path";
import { takePasskey } from "@/auth/passkey-sign-in";
import { isSameOrigin } from "@/auth/same-origin";
import { readBody } from "@/contracts/read-body";
import { problem } from "@/http/problem.mjs";
import { passkeyWords } from "@/messages/passkeys";

const sent = z.object({ answer: z.string().max(12_000), next: z.string().max(2000).optional() });

/** Signs in with what a passkey signed, and says where to go. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers)) return problem(request, 403);
  const body = await readBody(request);
  const read = sent.safeParse(body.ok ? body.value : null);
  if (!read.success) return problem(request, 400);
  const signedIn = await takePasskey(read.data.answer);
  return json(signedIn.ok ? { next: nextPath(read.data.next, "/inicio") } : { problem: passkeyWords.refused });
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = only("POST");

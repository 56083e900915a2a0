"use server";

import { headers } from "next/headers";
import { assessPassword } from "@/accounts/passwords/password-strength";
import { isSameOrigin } from "@/auth/same-origin";
import { passwordOpinions } from "@/limits/budgets";
import { clientAddress } from "@/limits/client-address";
import { takeFromMemory } from "@/limits/memory";
import { sourceOf } from "@/limits/source";
import { limitsAreOn } from "@/limits/take";

const LONGEST = 256;
const MOST_WORDS = 8;

/** A sentence about a password while it is typed; null when there is nothing to rate. */
export async function assess(password: unknown, about: unknown): Promise<{ strong: boolean; sentence: string } | null> {
  const sent = await headers();
  if (!isSameOrigin(sent) || typeof password !== "string" || password.length > LONGEST) return null;
  // Counted in this process's memory, as it protects this process's CPU; skipping a rating is harmless.
  const asked = { limit: passwordOpinions, whom: sourceOf(clientAddress(sent)) };
  if (limitsAreOn() && takeFromMemory(asked) > 0) return null;
  const words = Array.isArray(about) ? about.filter((word) => typeof word === "string" && word.length <= LONGEST) : [];
  const strength = await assessPassword(password, words.slice(0, MOST_WORDS), "typing");
  return "code" in strength ? null : { strong: strength.acceptable, sentence: strength.advice };
}

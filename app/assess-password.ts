"use server";

import { headers } from "next/headers";
import { assessPassword } from "@/accounts/password-strength";
import { isSameOrigin } from "@/sessions/same-origin";

const LONGEST = 256;
const MOST_WORDS = 8;

/** One sentence about a password while it is being typed; null when there is nothing to judge. */
export async function assess(password: unknown, about: unknown): Promise<{ strong: boolean; sentence: string } | null> {
  if (!isSameOrigin(await headers()) || typeof password !== "string" || password.length > LONGEST) return null;
  const words = Array.isArray(about) ? about.filter((word) => typeof word === "string" && word.length <= LONGEST) : [];
  const { acceptable, advice } = await assessPassword(password, words.slice(0, MOST_WORDS));
  return { strong: acceptable, sentence: advice };
}

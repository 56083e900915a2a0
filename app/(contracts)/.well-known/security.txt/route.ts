import { connection } from "next/server";
import { only } from "@/app/_http/only";
import { env } from "@/env";

const VALID_DAYS = 180;

/** Whom to tell of a vulnerability (RFC 9116). */
export async function GET() {
  await connection();
  const expires = new Date(Date.now() + VALID_DAYS * 86_400_000);
  expires.setUTCHours(0, 0, 0, 0);
  const lines = [
    `Contact: ${env.SECURITY_CONTACT ?? `mailto:security@${env.APP_URL.hostname}`}`,
    `Expires: ${expires.toISOString()}`,
    "Preferred-Languages: es, en",
    `Canonical: ${new URL("/.well-known/security.txt", env.APP_URL.origin).href}`,
  ];
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" };
  return new Response(`${lines.join("\n")}\n`, { headers });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");

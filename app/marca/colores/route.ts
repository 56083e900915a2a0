import { deriveTheme } from "@/accounts/business/derive-theme";
import { only } from "@/app/_http/only";

const YEAR_SECONDS = 31_536_000;

/** The theme derived from the colour in the address, in place of the tokens of `globals.css`: always the same one. */
export function GET(request: Request): Response {
  const colour = new URL(request.url).searchParams.get("v") ?? "";
  if (!/^[\da-f]{6}$/.test(colour))
    return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const { light, dark } = deriveTheme(`#${colour}`);
  const tokens = {
    accent: [light.accent, dark.accent],
    "accent-strong": [light.strong, dark.strong],
    "on-accent": [light.onAccent, dark.onAccent],
    "accent-soft": [light.soft, dark.soft],
  };
  const rules = Object.entries(tokens).map(([name, [day, night]]) => `--color-${name}:light-dark(${day},${night});`);
  return new Response(`:root{${rules.join("")}}\n`, {
    headers: {
      "Content-Type": "text/css; charset=utf-8",
      "Cache-Control": `public, max-age=${YEAR_SECONDS}, immutable`,
    },
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");

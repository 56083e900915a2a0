import { exportAccount } from "@/accounts/profile/export-account";
import { only } from "@/app/_http/only";
import { requireSession } from "@/app/_session/require-session";

/** Everything Alta stores about the caller, as a download. */
export async function GET() {
  const { actor } = await requireSession("/cuenta");
  const body = JSON.stringify(await exportAccount(actor), null, 2);
  return new Response(body, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="mis-datos.json"',
      "Cache-Control": "no-store",
    },
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { only } from "@/app/_http/only";
import { problem } from "@/http/problem.mjs";

const CONTRACTS = ["movil", "portal", "usuarios", "sucursal", "unipets"];

type Context = { params: Promise<{ contrato: string }> };

/** A contract's document, byte for byte. */
export async function GET(request: Request, { params }: Context) {
  const { contrato } = await params;
  if (!CONTRACTS.includes(contrato)) return problem(request, 404);
  const document = await readFile(join(process.cwd(), "docs", "contracts", `${contrato}.md`));
  return new Response(document, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=300" },
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");

import { join, resolve } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { CHAIN_KEYS } from "../../accounts/audit-log/audit-chain";
import { type AuditFlaw, type AuditReport, verifyAudit } from "../../accounts/audit-log/verify-audit";
import { deriveKeys } from "../../crypto/secrets";
import { connect } from "../../db/client";
import * as schema from "../../db/schema";
import { env } from "../../env";
import { demoDatabase } from "../demo/demo-database.ts";
import { keptSecret } from "../process/kept-secret.ts";
import { Lifetime } from "../process/lifetime.ts";
import { Refusal } from "../process/refusal.ts";
import type { AdminCommand } from "./admin.ts";

const MOST_LINES = 100;

const WORDS: Record<AuditFlaw["flaw"], string> = {
  altered: "cambió después de sellarse",
  removed: "falta: estaba cuando se selló",
  added: "se agregó después, entre entradas ya selladas",
  back_dated: "dice ser más antigua que las entradas anteriores",
  future: "dice ser de un momento que aún no había llegado",
  broken: "no sigue al sello anterior",
  forged: "no lleva la firma de ningún AUTH_SECRET de esta instalación",
};

/** Checks the audit against its seals, beside a running installation or without one. 1 when something is wrong. */
export const verifyAuditCommand: AdminCommand = {
  help: "revisa que nadie haya cambiado, quitado ni antedatado la auditoría",
  async run() {
    const life = new Lifetime();
    try {
      const { url } = await demoDatabase(life);
      const client = connect(url);
      life.onEnd(() => client.end({ timeout: 1 }));
      const db = drizzle(client, { schema, casing: "snake_case" });
      const secret = env.AUTH_SECRET ?? keptSecret(join(resolve(env.DATA_DIR), "auth-secret"));
      return tell(await verifyAudit(db, deriveKeys(CHAIN_KEYS, 32, secret)).catch(explain));
    } finally {
      await life.close();
    }
  },
};

function tell({ entries, sealed, seals, head, flaws }: AuditReport): number {
  const number = (count: number) => count.toLocaleString("es");
  console.log(`${number(entries)} entradas; ${number(sealed)} de ellas en ${number(seals)} sellos.`);
  for (const flaw of flaws.slice(0, MOST_LINES)) console.log(`✗ ${sentence(flaw)}`);
  if (flaws.length > MOST_LINES) console.log(`… y ${number(flaws.length - MOST_LINES)} más.`);
  console.log(flaws.length > 0 ? "La auditoría no está intacta." : "La auditoría está intacta.");
  if (head)
    console.log(`Último sello: ${head}\nAnótalo fuera de esta máquina: así se nota también si se corta el final.`);
  return flaws.length > 0 ? 1 : 0;
}

function sentence(flaw: AuditFlaw): string {
  if ("seal" in flaw) return `Sello ${flaw.seal}: ${WORDS[flaw.flaw]}.`;
  return `Entrada ${flaw.entry}${flaw.at ? ` (${flaw.at.toISOString()})` : ""}: ${WORDS[flaw.flaw]}.`;
}

function explain(thrown: unknown): never {
  const { code } = (thrown as { cause?: { code?: string } }).cause ?? {};
  if (code === "42P01")
    throw new Refusal("Esta base de datos es de una versión anterior: inicia Alta una vez y vuelve.");
  throw thrown;
}

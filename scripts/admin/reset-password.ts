import { drizzle } from "drizzle-orm/postgres-js";
import { resetStaffPassword } from "../../accounts/passwords/reset-staff-password";
import { connect } from "../../db/client";
import * as schema from "../../db/schema";
import { demoDatabase } from "../demo/demo-database.ts";
import { Lifetime } from "../process/lifetime.ts";
import { Refusal } from "../process/refusal.ts";
import type { AdminCommand } from "./admin.ts";

const via = { channel: "setup", address: null, userAgent: null, requestId: null };

/** The way out for an administrator who has lost their password, beside a running installation or without one. */
export const resetPasswordCommand: AdminCommand = {
  help: "<correo> da una contraseña nueva a alguien del personal y cierra sus sesiones",
  async run([email, ...more]) {
    if (!email || more.length > 0) throw new Refusal("Escribe un correo: npm run admin -- reset-password <correo>");
    const life = new Lifetime();
    try {
      const { url } = await demoDatabase(life);
      const client = connect(url);
      life.onEnd(() => client.end({ timeout: 1 }));
      const db = drizzle(client, { schema, casing: "snake_case" });
      const reset = await resetStaffPassword(db, { kind: "system", via }, email);
      if (!reset.ok && reset.problem.code === "overloaded") throw new Error("The hashing queue is full.");
      if (!reset.ok) throw new Refusal(`No hay nadie del personal con el correo ${email}.`);
      console.log(`Contraseña nueva de ${email} (se muestra solo esta vez): ${reset.value}`);
      console.log("Al ingresar, Alta le pide elegir otra.");
      return 0;
    } finally {
      await life.close();
    }
  },
};

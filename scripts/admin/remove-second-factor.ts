import { drizzle } from "drizzle-orm/postgres-js";
import { removeFactorByEmail } from "../../accounts/second-factor/remove-factor";
import { connect } from "../../db/client";
import * as schema from "../../db/schema";
import { demoDatabase } from "../demo/demo-database.ts";
import { Lifetime } from "../process/lifetime.ts";
import { Refusal } from "../process/refusal.ts";
import type { AdminCommand } from "./admin.ts";

const via = { channel: "setup", address: null, userAgent: null, requestId: null };

/** The way out for the only administrator who has lost their phone, beside a running installation or without one. */
export const removeSecondFactorCommand: AdminCommand = {
  help: "<correo> quita el segundo paso de una cuenta y cierra sus sesiones",
  async run([email, ...more]) {
    if (!email || more.length > 0)
      throw new Refusal("Escribe un correo: npm run admin -- remove-second-factor <correo>");
    const life = new Lifetime();
    try {
      const { url } = await demoDatabase(life);
      const client = connect(url);
      life.onEnd(() => client.end({ timeout: 1 }));
      const db = drizzle(client, { schema, casing: "snake_case" });
      const removed = await removeFactorByEmail(db, { kind: "system", via }, email);
      if (!removed.ok) throw new Refusal(`Ninguna cuenta con el correo ${email} tiene un segundo paso.`);
      console.log(`${email} ingresa ahora solo con su contraseña. Le avisamos por correo.`);
      return 0;
    } finally {
      await life.close();
    }
  },
};

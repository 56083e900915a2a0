/** What the operator reads when Alta starts. */
export const startMessages = {
  admin: (email: string) => `  Administración: ${email}`,
  generatedPassword: (password: string) => `  Contraseña de administración (se muestra solo esta vez): ${password}`,
  passwordIgnored: (email: string) =>
    `  ADMIN_PASSWORD no es la contraseña de ${email}, y no la cambia: solo vale en el primer inicio. Para cambiarla: npm run admin -- reset-password ${email}`,
  noMailServer: (folder: string) =>
    `  Atención: falta SMTP_URL y ningún correo sale de este servidor; los guardo en ${folder}. Nadie podrá confirmar su correo ni recuperar su contraseña.`,
  mailbox: (url: string) => `  Los correos no salen de este servidor; léelos en ${url}`,
  databaseSilent: "La base de datos todavía no responde. Sigo intentándolo; en cuanto conteste, te aviso.",
  migrating: ({ pid, name, user, address }: { pid: number; name: string; user: string; address: string | null }) =>
    `Otro proceso está migrando la base de datos: «${name}», con el usuario ${user}${address ? ` desde ${address}` : ""} (proceso ${pid} de PostgreSQL). Espero a que termine.`,
  migratingUnknown: "Otro proceso está migrando la base de datos. Espero a que termine.",
  hashing: (name: string) =>
    name === "bcrypt" ? "  Contraseñas: bcrypt nativo" : "  Contraseñas: bcryptjs, sin el paquete nativo",
  limitsOff: "  ATENCIÓN: RATE_LIMITS=off. No hay límite de intentos: úsalo solo para pruebas y mediciones.",
};

/** What `npm run build` says. */
export const buildMessages = {
  help: "npm run build: compila la aplicación, si su código cambió desde la última vez.",
  done: "La aplicación está compilada.",
};

/** What `npm run migrate` says. */
export const migrateMessages = {
  help: "npm run migrate: prepara la base de datos de DATABASE_URL para esta versión, con los permisos de DATABASE_OWNER_URL.",
  embedded: "Falta DATABASE_URL: la base de datos incluida se prepara sola al iniciar Alta.",
  unanswered: (reason: string) => `La base de datos no responde (${reason}). Inténtalo otra vez en un momento.`,
  done: "La base de datos está preparada.",
};

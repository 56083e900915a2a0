/** What the operator reads when Alta starts. */
export const startMessages = {
  admin: (email: string) => `  Administración: ${email}`,
  generatedPassword: (password: string) => `  Contraseña de administración (se muestra solo esta vez): ${password}`,
  databaseUnavailable: "  La base de datos no responde todavía; sigo intentando.",
};

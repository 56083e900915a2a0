/** Asks who is there before an act that hands over an account or a right. */
export const confirmIdentity = {
  title: "Confirma que eres tú",
  withPassword: {
    text: "Antes de seguir, escribe tu contraseña. Después no te la pedimos durante 10 minutos.",
    label: "Tu contraseña",
  },
  withCode: {
    text: "Antes de seguir, escribe tu contraseña o un código de tu aplicación. Después no te los pedimos durante 10 minutos.",
    label: "Tu contraseña o tu código",
  },
  passkey: "Usar llave de acceso",
  wrongPasskey: "Esa llave de acceso no sirvió. Inténtalo otra vez o escribe tu contraseña.",
  missing: "Escribe tu contraseña.",
  wrong: "Esa no es tu contraseña.",
  submit: "Confirmar y seguir",
  pending: "Confirmando…",
} as const;

/** Passkeys: a way in of their own, and a second factor. */
export const passkeyWords = {
  use: "Usar llave de acceso",
  waiting: "Esperando tu llave…",
  refused: "Esa llave de acceso no sirvió. Inténtalo otra vez o usa tu contraseña.",
  unsupported: "Este navegador no usa llaves de acceso. Usa tu contraseña.",
  unreachable: "No pudimos completar tu solicitud. Inténtalo otra vez.",
} as const;

/** The list of one's own, and a new one. */
export const passkeyPage = {
  title: "Llaves de acceso",
  note: "Usas tu huella, tu cara o el PIN de tu teléfono o computadora. Con una llave ingresas sin contraseña, y con solo tu contraseña ya no se ingresa.",
  name: "Nombre",
  nameHelp: "Para reconocerla; por ejemplo, «mi teléfono».",
  add: "Agregar llave de acceso",
  adding: "Agregando…",
  made: (day: string) => `Agregada el ${day}`,
  used: (when: string) => `usada ${when}`,
  unused: "sin usar todavía",
  cloned: "Puede estar copiada y ya no sirve. Quítala y agrega otra.",
  remove: "Quitar",
  removeOf: (name: string) => `Quitar «${name}»`,
  removing: "Quitando…",
  notMade: "No se agregó ninguna llave. Inténtalo otra vez.",
  refused: "Esa llave no se pudo agregar. Inténtalo otra vez.",
  tooMany: "Ya tienes 20 llaves. Quita una antes de agregar otra.",
  gone: "Esa llave ya no estaba.",
} as const;

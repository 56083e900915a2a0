/** The second step of a sign-in. */
export const secondStepPage = {
  title: "Segundo paso",
  app: {
    title: "Escribe tu código",
    lead: "Abre la aplicación de códigos en tu teléfono: muestra seis cifras para esta cuenta.",
    label: "Código de 6 cifras",
    help: "Cambia cada 30 segundos.",
    other: "No tengo mi teléfono",
  },
  passkey: {
    title: "Usa tu llave de acceso",
    lead: "Tu cuenta pide un segundo paso: confirma con tu huella, tu cara o el PIN de tu teléfono o computadora.",
    label: "",
    help: "",
    other: "No tengo mi llave",
  },
  recovery: {
    title: "Usa un código de recuperación",
    lead: "Son los diez que guardaste al activar el segundo paso. Cada uno sirve una sola vez.",
    label: "Código de recuperación",
    help: "Así: ab2c-d3ef-g4hj",
    other: "Tengo mi teléfono o mi llave",
  },
  noCodes:
    "¿Tampoco tienes los códigos? Ve a una sucursal, o pídele a alguien de Administración que quite tu segundo paso.",
  wrong: "Ese código no vale o ya se usó. Espera el siguiente y escríbelo.",
  expired: "Pasó demasiado tiempo o algo cambió en tu cuenta.",
  startAgain: "Ingresa otra vez",
  submit: "Ingresar",
  pending: "Ingresando…",
} as const;

/** Setting up and removing one's own second factor. */
export const factorPage = {
  title: "Segundo paso",
  lead: "Además de tu contraseña, un código de tu teléfono o una llave de acceso. Así nadie ingresa a tu cuenta aunque sepa tu contraseña.",
  required: "Para usar el panel, tu empresa pide un segundo paso a todo el personal. Lleva dos minutos.",
  link: "Segundo paso",
  on: "Activado",
  off: "Sin activar",
  manage: "Administrar",
  setUp: "Activar",
  begin: {
    title: "Aplicación de códigos",
    text: "Una aplicación en tu teléfono, como Google Authenticator, Microsoft Authenticator o FreeOTP. Son gratis y funcionan sin internet.",
    submit: "Empezar",
    pending: "Preparando…",
  },
  scan: {
    title: "Agrega tu cuenta a tu aplicación",
    text: "Apunta la cámara de la aplicación a este cuadro.",
    qr: "Código QR para tu aplicación",
    byHand: "¿No puedes usar la cámara? Escribe esta llave en la aplicación:",
    label: "Código de 6 cifras",
    help: "El que muestra ahora tu aplicación.",
    wrong: "Ese código no es. Mira que la hora del teléfono sea la correcta y escribe el que muestra ahora.",
    submit: "Activar el segundo paso",
    pending: "Activando…",
  },
  codes: {
    title: "Guarda tus códigos de recuperación",
    text: "Son para ingresar si pierdes el teléfono. Cada uno sirve una sola vez y solo los ves ahora: imprímelos o cópialos en un lugar seguro.",
    print: "Imprimir",
    copy: "Copiar",
    copied: "Copiados",
    heading: (host: string) => `Códigos de recuperación · ${host}`,
    done: "Ya los guardé",
  },
  state: {
    since: (day: string) => `Activo desde el ${day}.`,
    left: (count: number) =>
      count === 1 ? "Te queda 1 código de recuperación." : `Te quedan ${count} códigos de recuperación.`,
    renew: "Pedir códigos nuevos",
    renewing: "Preparando…",
    renewText: "Los anteriores dejan de servir.",
    remove: "Quitar el segundo paso",
    removing: "Quitando…",
    removeText:
      "Se quitan la aplicación y las llaves de acceso: para ingresar bastará tu contraseña. Te avisamos por correo.",
    gone: "El segundo paso ya no estaba activado.",
    present: "El segundo paso ya estaba activado.",
  },
} as const;

/** «No fui yo», in the mails about a sign-in or a change that an intruder may be behind. */
export const securing = {
  title: "¿No fuiste tú?",
  lead: (email: string) =>
    `Cerramos todas las sesiones de la cuenta de ${email} y su contraseña de ahora deja de servir. Te enviamos un enlace para elegir otra.`,
  withFactor: "También quitamos el segundo paso o la llave de acceso que se agregó.",
  submit: "No fui yo, proteger mi cuenta",
  pending: "Protegiendo…",
  done: {
    title: "Tu cuenta está a salvo",
    lead: "Nadie puede ingresar hasta que elijas otra contraseña: te enviamos el enlace a tu correo.",
  },
  dead: "Este enlace sirve durante 72 horas. Si crees que alguien más usa tu cuenta, elige otra contraseña.",
  recover: "Recuperar mi contraseña",
} as const;

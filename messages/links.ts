const minutes = (seconds: number) => Math.ceil(seconds / 60);
const spam = "Si no llega en unos minutos, mira en el correo no deseado.";

/** The pages that the links in mails open. */
export const linkMessages = {
  link_unknown: {
    title: "Este enlace no sirve",
    lead: "Puede que esté incompleto o que tu cuenta ya tenga otro correo. Pide uno nuevo y ábrelo desde el mensaje.",
  },
  link_expired: {
    title: "Este enlace venció",
    lead: "Los enlaces duran poco para cuidar tu cuenta. Puedes pedir otro.",
  },
  link_used: {
    title: "Este enlace ya se usó",
    lead: "Cada enlace sirve una sola vez. Si te hace falta, puedes pedir otro.",
  },
  renew: { submit: "Enviarme otro enlace", pending: "Enviando…" },
  ask: "Pedir otro enlace",
  verifiedAlready: "Tu correo ya está confirmado: no hace falta otro enlace.",
  sentTo: (email: string) => `Te enviamos otro enlace a ${email}. ${spam}`,
  tooSoon: (seconds: number) =>
    seconds > 3600
      ? "Hoy ya te enviamos varios enlaces. Usa el último que te llegó o inténtalo mañana."
      : `Acabamos de enviarte uno. Si no llega, pide otro en ${minutes(seconds) === 1 ? "un minuto" : `${minutes(seconds)} minutos`}.`,
  notLeaving: "Todavía no podemos enviar correos. Avísale a la sucursal.",
  signIn: "Ingresar",
  home: "Ir a mi cuenta",
} as const;

export const verification = {
  title: "Confirma tu correo",
  lead: (email: string) => `Con este botón confirmas que ${email} es tuyo y que la cuenta es tuya.`,
  submit: "Confirmar mi correo",
  pending: "Confirmando…",
  done: { title: "Tu correo está confirmado", lead: (email: string) => `${email} ya es el correo de tu cuenta.` },
  ask: {
    title: "Confirma tu correo",
    lead: "Escribe el correo de tu cuenta y te enviamos un enlace para confirmarlo.",
  },
  asked: `Si hay una cuenta por confirmar con ese correo, el enlace ya va en camino. ${spam}`,
} as const;

export const recovery = {
  ask: {
    title: "Recupera tu contraseña",
    description: "Te enviamos un enlace para elegir otra contraseña.",
    lead: "Escribe el correo de tu cuenta y te enviamos un enlace para elegir otra contraseña.",
  },
  asked: `Si hay una cuenta con ese correo, el enlace ya va en camino y dura 30 minutos. ${spam}`,
  title: "Elige otra contraseña",
  lead: (email: string) => `Es para la cuenta de ${email}. Al guardarla cerramos tu sesión en todos los equipos.`,
  startAfresh: "Yo no creé esta cuenta: borra los datos que tiene",
  startAfreshHelp: "Marca esta casilla si alguien creó la cuenta con tu correo sin que lo supieras.",
  done: { title: "Tu contraseña cambió", lead: "Cerramos las sesiones que había. Ingresa con la contraseña nueva." },
} as const;

export const activation = {
  title: "Elige tu contraseña",
  lead: (email: string) => `Con ella y con ${email} ingresas a tu cuenta.`,
  done: { title: "Tu cuenta está activa", lead: "Ya puedes ingresar con tu correo y la contraseña que elegiste." },
} as const;

export const emailChange = {
  title: "Confirma tu correo nuevo",
  lead: (email: string) => `Con este botón ${email} pasa a ser el correo de tu cuenta. Con él ingresas desde ahora.`,
  submit: "Confirmar este correo",
  pending: "Confirmando…",
  done: { title: "Tu correo cambió", lead: (email: string) => `Desde ahora ingresas con ${email}.` },
  taken: "Ese correo ya es de otra cuenta. Elige uno distinto desde la tuya.",
  again: "Ir a mi cuenta",
} as const;

export const emailUndo = {
  title: "Deshacer el cambio de correo",
  lead: (email: string) =>
    `Tu cuenta vuelve a ${email}, cerramos tu sesión en todos los equipos y la contraseña de ahora deja de servir. Te enviamos un enlace para elegir otra.`,
  submit: "Deshacer el cambio",
  pending: "Deshaciendo…",
  done: {
    title: "Tu cuenta vuelve a ser tuya",
    lead: (email: string) =>
      `Su correo es otra vez ${email}. Ahí te enviamos un enlace para elegir otra contraseña; mientras tanto nadie puede ingresar.`,
  },
  dead: "Un cambio de correo se puede deshacer durante 72 horas. Si no puedes ingresar, avisa en cualquiera de nuestras sucursales.",
  recover: "Recuperar mi contraseña",
  taken: "Ese correo ya es de otra cuenta. Avisa en cualquiera de nuestras sucursales.",
} as const;

export const disowning = {
  title: "¿No fuiste tú?",
  lead: (email: string) =>
    `Alguien creó una cuenta con ${email}. Si no fuiste tú, la desactivamos: nadie podrá usarla hasta que se corrija el correo.`,
  dead: "Avisa en la sucursal que la cuenta no es tuya.",
  submit: "No fui yo, desactivar esa cuenta",
  pending: "Desactivando…",
  done: { title: "Gracias por avisar", lead: "Nadie puede entrar a esa cuenta. No tienes que hacer nada más." },
} as const;

/** The local mailbox at /dev/correo, for developers. */
export const mailbox = {
  title: "Buzón local",
  lead: "Sin SMTP_URL los correos se quedan aquí. Esta página no existe en producción.",
  empty: { title: "Todavía no hay correos", text: "Crea una cuenta o recupera una contraseña y aparecerán aquí." },
  back: "Todos los correos",
  mail: "El correo como lo verá quien lo reciba",
} as const;

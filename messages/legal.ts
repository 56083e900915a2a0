/** Terms, privacy and news: the texts that people are asked about. */
export const legal = {
  names: { terms: "Términos de uso", privacy: "Aviso de privacidad", news: "Novedades" },
  slugs: { terms: "terminos", privacy: "privacidad", news: "novedades" },
  version: (version: number, day: string) => `Versión ${version}, del ${day}`,
  important: "Cambio importante",
  inForce: "La que vale ahora",
  notInForce: "Esta versión ya no vale.",
  readCurrent: "Leer la que vale ahora",
  versions: "Todas las versiones",
  fingerprint: "Huella SHA-256 del texto",
  fingerprintNote: "Cambia si cambia una sola letra: así se comprueba que es el mismo texto.",
  questions: (email: string) => `¿Preguntas sobre tus datos? Escribe a ${email}.`,
  contents: "Textos",
} as const;

/** Asking someone who has an account already. */
export const agreement = {
  title: "Léelo antes de seguir",
  first: "Necesitamos saber que estás de acuerdo. Toca cada texto para leerlo.",
  again: "Cambiamos algo importante desde la última vez. Toca cada texto para leerlo.",
  submit: "Aceptar y seguir",
  pending: "Guardando…",
  later: "Ahora no",
  laterNote: "Puedes seguir usando tu cuenta. Te lo preguntaremos la próxima vez que ingreses.",
  done: { title: "Todo al día", text: "No tienes textos por leer.", go: "Seguir" },
} as const;

/** What one agreed to, on one's own account. */
export const ownAgreements = {
  title: "Lo que aceptaste",
  note: "Qué versión y cuándo. Lo opcional lo dejas cuando quieras.",
  agreed: (version: number, day: string) => `Aceptaste la versión ${version} el ${day}.`,
  letGo: (day: string) => `La dejaste el ${day}.`,
  never: "Todavía no la aceptaste.",
  newer: "Hay una versión nueva por leer.",
  read: "Leer",
  answer: "Leer y responder",
  take: "Quiero recibirlas",
  taking: "Guardando…",
  drop: "Ya no quiero recibirlas",
  dropping: "Guardando…",
  taken: "Listo: las recibirás.",
  dropped: "Listo: ya no las recibirás.",
} as const;

/** Registering a client at the counter: the form, the radar and the slip. */
export const counter = {
  title: "Nuevo cliente",
  lead: "Mientras escribes, buscamos si ya tiene una cuenta.",
  draft: { restored: "Recuperamos lo que estabas escribiendo.", discard: "Descartar y empezar de nuevo" },
  who: "Quién es",
  rest: "Su cuenta",
  documentNumber: "Número de documento",
  documentType: "Tipo",
  branch: "Sucursal",
  noBranch: "Sin sucursal",
  delivery: "Cómo recibe su acceso",
  deliveries: {
    slip: {
      title: "Comprobante con contraseña",
      note: "Imprimes el comprobante o le dictas la contraseña. Al ingresar la cambia por una suya.",
    },
    link: {
      title: "Enlace por correo",
      note: "La persona elige su contraseña desde el mensaje. El enlace vale 24 horas.",
    },
  },
  submit: "Registrar cliente",
  pending: "Registrando…",
  emailTaken: "Ese correo ya tiene una cuenta. En «¿Ya tiene cuenta?» verás de quién es.",
  reason: "Por qué registras otra cuenta",
  reasonHelp:
    "Se parece tanto a una persona que ya tiene cuenta que hace falta un motivo. Queda en la auditoría: no escribas datos de nadie.",
  reasonNeeded: "Ya hay una cuenta que parece de la misma persona. Úsala, o escribe por qué registras otra.",
  branchUnknown: "Esa sucursal está cerrada. Elige otra.",
  notAllowed: "Tu rol ya no permite registrar clientes. Pregúntale a quien administra Alta.",
  needsScripts: "Esta página necesita JavaScript para buscar duplicados y mostrar la contraseña una sola vez.",
  linkSent: {
    title: "Enlace enviado",
    notLeaving: {
      title: "Cuenta creada, enlace sin enviar",
      text: "Todavía no podemos enviar correos. Abre su ficha, dale una contraseña y entrega el comprobante.",
    },
    text: (email: string) =>
      `Le escribimos a ${email}. Que abra el mensaje y elija su contraseña; el enlace vale 24 horas.`,
  },
  another: "Registrar a otra persona",
  openFile: "Abrir su ficha",
} as const;

export const radar = {
  title: "¿Ya tiene cuenta?",
  waiting: "Escribe su correo, nombre, documento o teléfono y aquí aparece quién se le parece.",
  idle: "Buscamos duplicados mientras escribes.",
  below: "Míralo abajo",
  searching: "Buscando…",
  none: "Nadie se le parece. Puedes continuar.",
  found: (count: number) => (count === 1 ? "1 persona se le parece" : `${count} personas se le parecen`),
  sure: "Casi seguro que es la misma persona. Usa su cuenta en lugar de registrarla otra vez.",
  sureElsewhere: "Casi seguro que es la misma persona. No hace falta registrarla otra vez.",
  failed: "No pudimos buscar. Revisa la conexión; al registrar comprobamos el correo de todos modos.",
  verdicts: { same: "La misma persona", very_alike: "Muy parecida", maybe: "Quizá" },
  reasons: {
    same_email: "mismo correo",
    near_email: "correo casi igual",
    same_document: "mismo documento",
    other_form_document: "mismo documento, escrito de otra forma",
    alike_document: "documento parecido: le falta o le sobra una parte",
    near_document: "documento con un número de diferencia",
    same_phone: "mismo teléfono",
    near_phone: "teléfono con un número de diferencia",
    same_name: "mismo nombre",
    sound_name: "el nombre suena igual",
    nickname_name: "nombre con diminutivo o abreviatura",
    partial_name: "nombre parecido",
    same_birth_date: "misma fecha de nacimiento",
    near_birth_date: "fecha de nacimiento casi igual",
  },
  use: "Usar esta cuenta",
  apart: "No es la misma persona",
  toldApart: "Anotado: no volveremos a preguntarlo.",
  open: "Abrir su ficha",
  elsewhere: (branch: string) => `Es de la sucursal ${branch}. Puede ingresar con su cuenta o recuperar su contraseña.`,
  staff: "Es parte del personal.",
  disabled: "Desactivada",
  since: (day: string) => `desde el ${day}`,
  document: (masked: string) => `doc. ${masked}`,
  phone: (masked: string) => `tel. ${masked}`,
} as const;

export const slip = {
  done: "Cuenta creada",
  reissued: "Contraseña nueva",
  once: "Esta contraseña se muestra solo ahora.",
  password: "Contraseña",
  noSpaces: "Se escribe todo junto, sin espacios.",
  copy: "Copiar",
  copied: "Contraseña copiada.",
  notCopied: "Este navegador no deja copiar. Díctala o imprímela.",
  print: "Imprimir comprobante",
  delivered: "Entregado",
  deliveredToast: "Listo. La contraseña ya no se muestra.",
  vanishes: "Desaparece sola a los cinco minutos, o al salir de esta página.",
  ending: "La contraseña desaparece en menos de un minuto.",
  moreTime: "Cinco minutos más",
  gone: {
    title: "La contraseña ya no se muestra",
    text: "Si no llegaste a entregarla, abre su ficha y dale otra.",
    back: "Seguir",
  },
  heading: "Tu cuenta está lista",
  name: "Nombre",
  email: "Correo",
  branch: "Sucursal",
  attendedBy: "Te atendió",
  date: "Fecha",
  expires: (day: string) => `Úsala antes del ${day}.`,
  stepsTitle: "Qué hacer ahora",
  steps: (address: string) => [
    `Abre ${address} o apunta la cámara al código.`,
    "Escribe tu correo y esta contraseña.",
    "Elige una contraseña tuya. Después, rompe este papel.",
  ],
  qr: "Código que abre la página para ingresar",
  help: (phone: string) => `¿Necesitas ayuda? Llama al ${phone}.`,
  cut: "Cortar aquí",
} as const;

const signs: Record<string, string> = {
  "!": "exclamación",
  "@": "arroba",
  "#": "numeral",
  $: "signo de pesos",
  "%": "por ciento",
  "^": "acento circunflejo",
  "&": "y comercial",
  "*": "asterisco",
};
const NO_BREAK = "\u00a0";
const digits = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];

/** How a character is said aloud: «K mayúscula», «nueve», «arroba», with no-break spaces. */
export function spell(character: string): string {
  if (/\d/.test(character)) return digits[Number(character)] ?? character;
  const isUpper = character !== character.toLowerCase();
  return (signs[character] ?? (isUpper ? `${character} mayúscula` : character)).replaceAll(" ", NO_BREAK);
}

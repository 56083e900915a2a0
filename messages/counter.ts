/** Registering somebody at the counter: the form, the radar and the slip. */
export const counter = {
  title: "Nuevo cliente",
  lead: "Mientras escribes, buscamos si ya tiene una cuenta.",
  who: "Quién es",
  rest: "Su cuenta",
  documentNumber: "Número de documento",
  documentType: "Tipo",
  branch: "Sucursal",
  noBranch: "Sin sucursal",
  delivery: "Cómo recibe su acceso",
  deliveries: {
    slip: { title: "Comprobante con contraseña", note: "La imprimes o se la dictas ahora. La cambia al entrar." },
    link: { title: "Enlace por correo", note: "Elige su contraseña en su teléfono. El enlace vale 24 horas." },
  },
  submit: "Registrar cliente",
  pending: "Registrando…",
  emailTaken: "Ese correo ya tiene una cuenta. Mira a quién pertenece y abre su ficha.",
  branchUnknown: "Esa sucursal está cerrada. Elige otra.",
  notAllowed: "Tu rol ya no permite registrar clientes. Pregunta a quien administra Alta.",
  needsScripts: "Esta página necesita JavaScript para buscar duplicados y mostrar la contraseña una sola vez.",
  linkSent: {
    title: "Enlace enviado",
    text: (email: string) =>
      `Le escribimos a ${email}. Que abra el mensaje y elija su contraseña; el enlace vale 24 horas.`,
  },
  another: "Registrar a otra persona",
  openFile: "Abrir su ficha",
} as const;

export const radar = {
  title: "¿Ya tiene cuenta?",
  waiting: "Escribe su correo, nombre, documento o teléfono y aquí aparece quién se le parece.",
  searching: "Buscando…",
  none: "Nadie se le parece. Puedes registrarlo.",
  found: (count: number) => (count === 1 ? "1 persona se le parece" : `${count} personas se le parecen`),
  sure: "Casi seguro es la misma persona. Abre su ficha en lugar de registrarla otra vez.",
  sureElsewhere: "Casi seguro es la misma persona. No hace falta registrarla otra vez.",
  failed: "No pudimos buscar. Revisa la conexión; al registrar comprobamos el correo de todos modos.",
  alike: {
    same_email: "Mismo correo",
    same_document: "Mismo documento",
    same_phone: "Mismo teléfono",
    same_name: "Mismo nombre",
    like_email: "Correo parecido",
    like_name: "Nombre parecido",
  },
  open: "Abrir su ficha",
  elsewhere: (branch: string) => `Es de la sucursal ${branch}. Puede ingresar con su cuenta o recuperar su contraseña.`,
  staff: "Es una persona del equipo.",
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
    `Entra en ${address}, o apunta con la cámara al cuadro.`,
    "Escribe tu correo y esta contraseña.",
    "Elige una contraseña tuya. Después, tira este papel.",
  ],
  qr: "Código que abre la página para ingresar",
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

import { noticeWords } from "./notices";

/** The texts of a mail, for its HTML and its plain text alike. */
export type MailWords = {
  subject: string;
  heading: string;
  body: readonly string[];
  /** The button's label; null for a mail without a button. */
  button: string | null;
  after: readonly string[];
  /** The sentence before the secondary link. */
  second?: string;
  /** Why the person receives it. */
  why: string;
};

export type MailFacts = {
  /** The name of the business that writes. */
  business: string;
  branch: string | null;
  newEmail: string;
  /** It goes to staff, not to a client. */
  toStaff: boolean;
  /** Staff did what it tells of, not the person themself. */
  byStaff: boolean;
  /** The name of the role it speaks of. */
  role: string;
  /** Of what it tells of, as its owner called it. */
  name: string;
  /** Where a sign-in came from. */
  device: string;
  address: string;
};

const at = (branch: string | null) => (branch ? `En la sucursal ${branch}` : "En una de nuestras sucursales");
const singleUse = (time: string) => `El enlace sirve una sola vez y vence en ${time}.`;

/** Every mail's texts, by its kind. */
export const mailWords = {
  verify_email: ({ business }) => ({
    subject: "Confirma tu correo",
    heading: "Confirma tu correo",
    body: [`Tu cuenta en ${business} ya está creada. Solo falta confirmar que este correo es tuyo.`],
    button: "Confirmar mi correo",
    after: [
      singleUse("24 horas"),
      `Si no creaste una cuenta en ${business}, no uses el botón: alguien escribió tu correo por error y puedes borrar este mensaje.`,
    ],
    why: `Te escribimos porque alguien creó una cuenta en ${business} con este correo.`,
  }),
  recover_password: ({ business }) => ({
    subject: "Recupera tu contraseña",
    heading: "Elige una contraseña nueva",
    body: [`Nos pediste ayuda para ingresar a tu cuenta de ${business}. Con este botón eliges una contraseña nueva.`],
    button: "Elegir contraseña nueva",
    after: [
      `${singleUse("30 minutos")} Al guardar la contraseña nueva cerramos tu sesión en todos los equipos.`,
      "Si no lo pediste, no hagas nada: tu contraseña sigue siendo la misma.",
    ],
    why: "Te escribimos porque alguien pidió recuperar la contraseña de la cuenta que tiene este correo.",
  }),
  password_changed: ({ business, byStaff }) => ({
    subject: "Tu contraseña cambió",
    heading: "Tu contraseña cambió",
    body: [
      byStaff
        ? `En la sucursal te dimos una contraseña nueva para tu cuenta en ${business}; la anterior ya no sirve.`
        : `La contraseña de tu cuenta en ${business} es otra desde hace un momento.`,
      "Si lo pediste, no tienes que hacer nada.",
    ],
    button: byStaff ? "No lo pedí, recuperar mi cuenta" : "No fui yo, recuperar mi cuenta",
    after: [
      byStaff
        ? "Si no lo pediste, usa el botón cuanto antes: eliges otra contraseña, y la que dio la sucursal deja de servir."
        : "Si no fuiste tú, usa el botón cuanto antes: eliges otra contraseña y nadie más queda adentro.",
    ],
    why: `Te escribimos porque tienes una cuenta en ${business} con este correo y avisamos de cada cambio de contraseña.`,
  }),
  email_changed: ({ business, newEmail, byStaff }) => ({
    subject: "El correo de tu cuenta cambió",
    heading: "El correo de tu cuenta cambió",
    body: [
      `${byStaff ? "En la sucursal corregimos tus datos: tu" : "Tu"} cuenta en ${business} ahora tiene el correo ${newEmail}. Con él ingresas y ahí te escribiremos desde hoy.`,
      "Si lo pediste, no tienes que hacer nada.",
    ],
    button: byStaff ? null : "No fui yo, deshacer el cambio",
    after: [
      byStaff
        ? "Si no lo pediste, avisa hoy mismo en cualquiera de nuestras sucursales."
        : "Si no lo pediste, usa el botón antes de 72 horas: tu cuenta vuelve a este correo y nadie más queda adentro. Después, avisa en cualquiera de nuestras sucursales.",
    ],
    why: `Te escribimos porque este correo era hasta ahora el de una cuenta en ${business}. No te escribiremos más aquí.`,
  }),
  confirm_email: ({ business }) => ({
    subject: "Confirma tu correo nuevo",
    heading: "Confirma tu correo nuevo",
    body: [`Pediste que este correo sea el de tu cuenta en ${business}. Confírmalo para que el cambio valga.`],
    button: "Confirmar este correo",
    after: [
      `${singleUse("24 horas")} Mientras tanto sigue valiendo tu correo anterior.`,
      "Si no lo pediste, no uses el botón: alguien escribió tu correo por error y puedes borrar este mensaje.",
    ],
    why: `Te escribimos porque alguien puso este correo como el nuevo de su cuenta en ${business}.`,
  }),
  registered_at_branch: ({ business, branch }) => ({
    subject: `Tu cuenta en ${business} está lista`,
    heading: "Tu cuenta está lista",
    body: [
      `${at(branch)} creamos una cuenta para ti con este correo.`,
      "Ingresa con la contraseña que te entregamos ahí. La primera vez te pediremos cambiarla por una que elijas tú.",
    ],
    button: "Ingresar",
    after: ["Si no la usas, la contraseña entregada vence en 7 días."],
    second: "¿No fuiste tú? Con este enlace nos avisas y desactivamos esa cuenta:",
    why: "Te escribimos porque alguien dio este correo al crear una cuenta en una sucursal.",
  }),
  registration_attempted: ({ business }) => ({
    subject: `Ya tienes una cuenta en ${business}`,
    heading: "Ya tienes una cuenta",
    body: [
      `Alguien quiso crear una cuenta en ${business} con este correo, pero ya hay una.`,
      "Si fuiste tú, ingresa con tu contraseña de siempre. Si no la recuerdas, con este botón eliges otra.",
    ],
    button: "Recuperar mi contraseña",
    after: ["Si no fuiste tú, no hagas nada: nadie entró a tu cuenta y nada cambió."],
    why: `Te escribimos porque tienes una cuenta en ${business} con este correo.`,
  }),
  sign_in_guessed: ({ business }) => ({
    subject: `Alguien intenta adivinar tu contraseña de ${business}`,
    heading: "Alguien intenta adivinar tu contraseña",
    body: [
      "Hubo muchos intentos seguidos de ingresar a tu cuenta con contraseñas equivocadas. Nadie lo logró.",
      "Desde los lugares donde ya ingresaste puedes seguir haciéndolo. Para ingresar desde uno nuevo, usa este botón: esa contraseña deja de servir y te enviamos un enlace para elegir otra.",
    ],
    button: "No fui yo, proteger mi cuenta",
    after: ["Si tu contraseña es larga y solo la usas aquí, no hace falta que hagas nada."],
    why: `Te escribimos porque tienes una cuenta en ${business} con este correo.`,
  }),
  activate_account: ({ business, branch, toStaff }) => ({
    subject: toStaff ? `Te invitaron al personal de ${business}` : `Activa tu cuenta en ${business}`,
    heading: "Elige tu contraseña",
    body: [
      toStaff
        ? `Te invitaron al personal de ${business}. Elige tu contraseña y ya puedes ingresar.`
        : `${at(branch)} creamos una cuenta para ti con este correo. Elige una contraseña y queda lista para usar.`,
    ],
    button: "Elegir mi contraseña",
    after: [
      singleUse("24 horas"),
      toStaff
        ? "Si no esperabas esta invitación, no uses el botón: sin contraseña nadie puede entrar a esa cuenta."
        : "Si no la pediste, no uses el botón: sin contraseña nadie puede entrar a esa cuenta.",
    ],
    why: toStaff
      ? "Te escribimos porque alguien de Administración te dio acceso."
      : "Te escribimos porque alguien dio este correo al crear una cuenta en una sucursal.",
  }),
  test_mail: ({ business }) => ({
    subject: `Correo de prueba de ${business}`,
    heading: "Los correos llegan",
    body: [`Si lees esto, ${business} puede escribirles a sus clientes. Míralo también en el teléfono.`],
    button: null,
    after: [
      "Si llegó a la carpeta de correo no deseado, pídele a quien opera el servidor de correo que revise SPF y DKIM.",
    ],
    why: "Te escribimos porque pediste esta prueba en el panel.",
  }),
  ...noticeWords,
} satisfies Record<string, (facts: MailFacts) => MailWords>;

/** Alta's own reasons why a mail could not be sent; others are the mail server's reply. */
export const mailTroubles = {
  link_void: "Su enlace ya no servía cuando tocaba enviarlo.",
  secret_gone: "Se escribió con un AUTH_SECRET que ya no está en la configuración.",
  recipient_invalid: "El correo no es válido.",
  internal_error: "Alta no pudo escribirlo.",
} as const;

/** The frame of every mail. */
export const mailFrame = {
  greeting: (name: string | null) => (name ? `Hola, ${name}:` : "Hola:"),
  inFull: "Si el botón no funciona, copia esta dirección web en tu navegador:",
  noReplies: "Este mensaje se envía solo: nadie lee las respuestas.",
  call: (phone: string) => `¿Necesitas ayuda? Llámanos al ${phone}.`,
};

import type { MailFacts, MailWords } from "./mails";

const ofAccount = (business: string) => `Te escribimos porque tienes una cuenta en ${business} con este correo`;
const ask = "Si no sabes por qué, pregunta en cualquiera de nuestras sucursales.";
const NOT_ME = "No fui yo, proteger mi cuenta";
const NOT_MINE = "No eran mías las dos, separarlas";

/** What a person is told when the staff have done something to their account. */
export const noticeWords = {
  account_disabled: ({ business }) => ({
    subject: "Tu cuenta está desactivada",
    heading: "Tu cuenta está desactivada",
    body: [`Desactivamos tu cuenta en ${business}: por ahora nadie puede ingresar con ella. Tus datos se quedan.`],
    button: null,
    after: [ask],
    why: `${ofAccount(business)} y avisamos cuando se desactiva.`,
  }),
  account_enabled: ({ business }) => ({
    subject: "Tu cuenta está reactivada",
    heading: "Ya puedes ingresar otra vez",
    body: [`Reactivamos tu cuenta en ${business}. Ingresas con la contraseña que tenías.`],
    button: "Ingresar",
    after: [ask],
    why: `${ofAccount(business)} y avisamos cuando se reactiva.`,
  }),
  sessions_ended: ({ business }) => ({
    subject: "Cerramos tus sesiones",
    heading: "Cerramos tus sesiones",
    body: [
      "Cerramos las sesiones de tu cuenta en todos los equipos. Para volver, ingresa con tu contraseña de siempre.",
    ],
    button: "Ingresar",
    after: [ask],
    why: `${ofAccount(business)} y avisamos cuando el personal cierra sus sesiones.`,
  }),
  work_changed: ({ business }) => ({
    subject: "Cambiaron tus datos de trabajo",
    heading: "Cambiaron tus datos de trabajo",
    body: [`Administración cambió tu nombre, tu teléfono, tu puesto o tu sucursal en ${business}.`],
    button: null,
    after: [`Si algo no está bien, avísale a quien administra ${business}.`],
    why: "Te escribimos porque eres parte del personal y avisamos de cada cambio.",
  }),
  recover_at_branch: ({ business, branch }) => ({
    subject: "Elige otra contraseña",
    heading: "Elige otra contraseña",
    body: [
      `${branch ? `En la sucursal ${branch}` : "En una de nuestras sucursales"} nos pidieron otra contraseña para tu cuenta en ${business}. Con este botón la eliges tú.`,
    ],
    button: "Elegir contraseña nueva",
    after: [
      "El enlace sirve una sola vez y vence en 30 minutos. Si vence, pide otro desde la misma página.",
      "Si no lo pediste, no hagas nada: tu contraseña sigue siendo la misma.",
    ],
    why: `${ofAccount(business)} y alguien del personal pidió este enlace por ti.`,
  }),
  role_requested: ({ business, role }) => ({
    subject: "Alguien pidió un rol con tu correo",
    heading: "¿Pediste este rol?",
    body: [
      `Alguien creó una cuenta en ${business} con este correo y pidió el rol «${role}».`,
      "Si fuiste tú, confirma tu correo con el otro mensaje que te enviamos: sin eso nadie puede aprobarlo.",
    ],
    button: "No fui yo",
    after: ["Si no fuiste tú, usa el botón: nadie podrá usar esa cuenta."],
    why: `Te escribimos porque alguien creó una cuenta en ${business} con este correo.`,
  }),
  role_changed: ({ business, role }) => ({
    subject: `Tu rol en ${business} cambió`,
    heading: "Tu rol cambió",
    body: [
      `Desde hace un momento tu cuenta en ${business} tiene el rol «${role}».`,
      "Si lo esperabas, no tienes que hacer nada.",
    ],
    button: NOT_ME,
    after: [
      `Si no lo esperabas, usa el botón antes de 72 horas: cerramos todas las sesiones y te enviamos un enlace para elegir otra contraseña. Después avísale a quien administra ${business}.`,
    ],
    why: `${ofAccount(business)} y avisamos cuando cambia su rol.`,
  }),
  role_request_rejected: ({ business, role }) => ({
    subject: "Tu solicitud de rol no se aprobó",
    heading: "Tu solicitud no se aprobó",
    body: [`Se pidió el rol «${role}» para tu cuenta en ${business} y no se aprobó. Tu cuenta sigue igual que antes.`],
    button: null,
    after: ["Si no lo pediste, no hagas nada: tu cuenta no cambió."],
    why: `${ofAccount(business)} y alguien pidió un rol para ella.`,
  }),
  second_factor_added: ({ business }) => ({
    subject: "Tu cuenta pide ahora un segundo paso",
    heading: "Activaste el segundo paso",
    body: [
      `Desde hace un momento, para ingresar a tu cuenta en ${business} hacen falta tu contraseña y un código de tu aplicación. Cerramos tus otras sesiones.`,
      "Guarda tus códigos de recuperación en un lugar seguro: sirven si pierdes el teléfono.",
    ],
    button: NOT_ME,
    after: [
      "Si no lo activaste, usa el botón antes de 72 horas: quitamos el segundo paso, cerramos todas las sesiones y te enviamos un enlace para elegir otra contraseña.",
    ],
    why: `${ofAccount(business)} y avisamos de cada cambio en la forma de ingresar.`,
  }),
  second_factor_removed: ({ business, byStaff }) => ({
    subject: "Tu cuenta ya no pide un segundo paso",
    heading: "Quitamos el segundo paso",
    body: [
      byStaff
        ? `Alguien de Administración quitó el segundo paso de tu cuenta en ${business} y cerramos tus sesiones. Para ingresar basta tu contraseña; cuando tengas tu teléfono, actívalo otra vez.`
        : `Desde hace un momento, para ingresar a tu cuenta en ${business} basta tu contraseña.`,
      "Si lo pediste, no tienes que hacer nada.",
    ],
    button: NOT_ME,
    after: [
      "Si no lo pediste, usa el botón antes de 72 horas: cerramos todas las sesiones y te enviamos un enlace para elegir otra contraseña.",
    ],
    why: `${ofAccount(business)} y avisamos de cada cambio en la forma de ingresar.`,
  }),
  passkey_added: ({ business, name }) => ({
    subject: "Agregaste una llave de acceso",
    heading: "Hay una llave de acceso nueva",
    body: [
      `Desde hace un momento la llave de acceso «${name}» sirve para ingresar a tu cuenta en ${business}, también sin contraseña. Con solo tu contraseña ya no se ingresa.`,
      "Si la agregaste tú, no tienes que hacer nada.",
    ],
    button: NOT_ME,
    after: [
      "Si no la agregaste, usa el botón antes de 72 horas: la quitamos, cerramos todas las sesiones y te enviamos un enlace para elegir otra contraseña.",
    ],
    why: `${ofAccount(business)} y avisamos de cada cambio en la forma de ingresar.`,
  }),
  passkey_removed: ({ business, name }) => ({
    subject: "Quitaste una llave de acceso",
    heading: "Quitamos una llave de acceso",
    body: [
      `La llave de acceso «${name}» ya no sirve para ingresar a tu cuenta en ${business}.`,
      "Si la quitaste tú, no tienes que hacer nada.",
    ],
    button: NOT_ME,
    after: [
      "Si no la quitaste, usa el botón antes de 72 horas: cerramos todas las sesiones y te enviamos un enlace para elegir otra contraseña.",
    ],
    why: `${ofAccount(business)} y avisamos de cada cambio en la forma de ingresar.`,
  }),
  passkey_cloned: ({ business, name }) => ({
    subject: "Una llave de acceso tuya puede estar copiada",
    heading: "Una llave de acceso puede estar copiada",
    body: [
      `Se usó la llave de acceso «${name}» como si hubiera dos iguales. Por eso no dejamos ingresar con ella y ya no sirve.`,
      "Ingresa de otra forma, quítala en tu cuenta y agrega una nueva.",
    ],
    button: NOT_ME,
    after: [
      "Si no la usaste, usa el botón antes de 72 horas: cerramos todas las sesiones y te enviamos un enlace para elegir otra contraseña.",
    ],
    why: `${ofAccount(business)} y avisamos cuando alguien intenta ingresar.`,
  }),
  new_device: ({ business, device, address }) => ({
    subject: "Ingresaron a tu cuenta desde otro equipo",
    heading: "Ingresaron desde otro equipo",
    body: [
      `Se ingresó a tu cuenta en ${business} desde otro equipo, donde no se había usado: ${device}${address ? `, IP ${address}` : ""}.`,
      "Si fuiste tú, no tienes que hacer nada.",
    ],
    button: NOT_ME,
    after: [
      "Si no fuiste tú, usa el botón antes de 72 horas: cerramos todas las sesiones y te enviamos un enlace para elegir otra contraseña.",
    ],
    why: `${ofAccount(business)} y avisamos de cada equipo nuevo.`,
  }),
  codes_guessed: ({ business }) => ({
    subject: `Alguien sabe tu contraseña de ${business}`,
    heading: "Alguien sabe tu contraseña",
    body: [
      "Hubo varios intentos de ingresar a tu cuenta con tu contraseña correcta y códigos equivocados. El segundo paso los detuvo: nadie entró a tu cuenta.",
      "Si fuiste tú, espera un minuto y usa el código que muestra tu aplicación.",
    ],
    button: NOT_ME,
    after: [
      "Si no fuiste tú, usa el botón antes de 72 horas: esa contraseña deja de servir y te enviamos un enlace para elegir otra.",
    ],
    why: `${ofAccount(business)} y avisamos cuando alguien intenta ingresar.`,
  }),
  account_kept: ({ business, newEmail }) => ({
    subject: `Unimos tus dos cuentas de ${business}`,
    heading: "Ahora tienes una sola cuenta",
    body: [
      `Unimos tu cuenta en ${business} con otra, la de ${newEmail}. Queda esta: ingresas con cualquiera de los dos correos y tu contraseña de siempre.`,
      "Si las dos cuentas eran tuyas, no tienes que hacer nada.",
    ],
    button: NOT_MINE,
    after: ["Si la otra cuenta no era tuya, usa el botón antes de 30 días y separamos las cuentas otra vez."],
    why: `${ofAccount(business)} y avisamos cuando se une con otra.`,
  }),
  account_merged: ({ business, newEmail }) => ({
    subject: `Unimos tus dos cuentas de ${business}`,
    heading: "Ahora tienes una sola cuenta",
    body: [
      `Unimos tu cuenta en ${business} con otra, la de ${newEmail}, y queda esa. Puedes ingresar con este correo o con el otro, y con la contraseña de la cuenta que queda.`,
      "Si las dos cuentas eran tuyas, no tienes que hacer nada.",
    ],
    button: NOT_MINE,
    after: ["Si la otra cuenta no era tuya, usa el botón antes de 30 días y separamos las cuentas otra vez."],
    why: `${ofAccount(business)} y avisamos cuando se une con otra.`,
  }),
  merge_undone: ({ business }) => ({
    subject: `Tus cuentas de ${business} están separadas otra vez`,
    heading: "Separamos las cuentas",
    body: [
      `Deshicimos la unión de tu cuenta en ${business} con otra. Cada una vuelve a tener sus datos, y se ingresa con el correo y la contraseña de antes.`,
    ],
    button: "Ingresar",
    after: [],
    why: `${ofAccount(business)} y avisamos cuando se separa de otra.`,
  }),
  app_key_issued: ({ business, name }) => ({
    subject: "Creaste una clave de aplicación",
    heading: "Hay una clave de aplicación nueva",
    body: [
      `Desde tu cuenta en ${business} se creó la clave de aplicación «${name}». Con ella un programa registra clientes en tu nombre.`,
      "Si la creaste tú, no tienes que hacer nada.",
    ],
    button: NOT_ME,
    after: [
      "Si no la creaste, usa el botón antes de 72 horas: deja de servir, cerramos todas las sesiones y te enviamos un enlace para elegir otra contraseña.",
    ],
    why: `${ofAccount(business)} y avisamos de cada clave de aplicación.`,
  }),
} satisfies Record<string, (facts: MailFacts) => MailWords>;

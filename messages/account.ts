/** Sign-up, sign-in and account pages. */
export const accountMessages = {
  notChecked: "Ahora no pudimos comprobar tu contraseña. Inténtalo otra vez en unos minutos.",
  wrongCredentials: "El correo y la contraseña no coinciden. Revísalos e inténtalo otra vez.",
  emailUnverified:
    "Falta confirmar tu correo. Abre el enlace que te enviamos y vuelve a ingresar. Si ya venció, pide otro.",
  wrongPassword: "Esa no es tu contraseña actual.",
  guessed:
    "Hubo demasiados intentos con este correo desde lugares donde no se había usado. Para ingresar desde aquí, elige otra contraseña con un enlace que te enviamos.",
  askForRecovery: "Pedir el enlace",
  askForLink: "Pedir otro enlace",
  menu: "Tu cuenta",
  panel: "Panel",
  signOut: "Salir",
  saved: "Guardado.",
  sameEmail: "Ese ya es tu correo.",
  emailTaken: "Ese correo ya es de otra cuenta.",
  emailChangeSent: (email: string) =>
    `Te enviamos un enlace a ${email}. Ábrelo para confirmar el cambio; hasta entonces sigue valiendo tu correo de antes.`,
  passwordChanged: "Contraseña cambiada. Cerramos tus otras sesiones.",
  staffAccount: "Eres parte del personal: tu cuenta la cierra alguien de Administración.",
  register: {
    title: "Crea tu cuenta",
    description: "Crea tu cuenta en un minuto: nombre, correo, teléfono y una contraseña.",
    lead: "Lleva un minuto. Pedimos lo justo; lo demás es opcional.",
  },
  signIn: { title: "Ingresa", description: "Ingresa a tu cuenta con tu correo y tu contraseña." },
  choosePassword: {
    title: "Elige tu contraseña",
    lead: "La que te dieron en la sucursal era para ingresar una vez. Desde ahora, una que solo sepas tú.",
  },
} as const;

export const homeOfClient = {
  title: "Inicio",
  greeting: (name: string) => `Hola, ${name}`,
  lead: "Tu cuenta está lista. Sirve en la aplicación, en la página y en todas las sucursales.",
  entries: [
    { href: "/cuenta#datos", look: "quiet", title: "Mis datos", note: "Míralos y corrígelos." },
    { href: "/cuenta#seguridad", look: "quiet", title: "Seguridad", note: "Tu correo y tu contraseña." },
    { href: "/cuenta#sesiones", look: "quiet", title: "Mis sesiones", note: "Dónde tienes la sesión abierta." },
  ],
} as const;

export const accountNotices = {
  verify: {
    title: "Revisa tu correo",
    notLeaving: {
      title: "Falta confirmar tu correo",
      text: "Todavía no podemos enviar correos. Tu cuenta funciona igual; si necesitas algo, avísale a la sucursal.",
    },
    text: (email: string) => `Te enviamos un enlace a ${email} para confirmar que es tuyo.`,
    correct: "¿Está mal escrito? Corrígelo",
    again: "Enviarme otro enlace",
    pending: "Enviando…",
  },
  weak: {
    title: "Tu contraseña es fácil de adivinar",
    text: "No hay prisa, pero te conviene elegir otra.",
    link: "Cambiarla ahora",
  },
} as const;

export const accountPage = {
  title: "Mi cuenta",
  profile: { title: "Mis datos", note: "Lo que sabemos de ti." },
  security: {
    title: "Seguridad",
    note: "Tu correo y tu contraseña.",
    change: "Cambiar",
    verified: "Confirmado",
    unverified: "Sin confirmar",
    passwordNote: "Al cambiarla cerramos tus otras sesiones.",
  },
  sessions: { title: "Mis sesiones", note: "Cierra las que no reconozcas." },
  data: {
    title: "Tus datos, contigo",
    note: "Descarga tus datos, tus sesiones abiertas y tu historial, en un archivo (JSON).",
    link: "Descargar mis datos",
  },
  close: {
    title: "Cerrar mi cuenta",
    note: "Borramos tus datos y tu correo queda libre para otra cuenta. Queda, sin tu nombre, el registro de lo que se hizo.",
    open: "Quiero cerrar mi cuenta",
  },
} as const;

export const sessionMessages = {
  device: (browser: string, system: string) => `${browser} en ${system}`,
  unknownDevice: "Equipo sin identificar",
  browser: "Navegador",
  lastUsed: (ago: string) => (ago === "ahora" ? "en uso ahora" : `se usó ${ago}`),
  thisOne: "Esta sesión",
  end: "Cerrar sesión",
  endOf: (device: string) => `Cerrar la sesión de ${device}`,
} as const;

/** The page after closing an account. */
export const accountClosed = {
  title: "Tu cuenta está cerrada",
  lead: "Borramos tus datos; queda, sin tu nombre, el registro de lo que se hizo. Si un día quieres volver, crea otra con el mismo correo.",
} as const;

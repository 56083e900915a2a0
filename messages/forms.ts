/** What the forms say: titles of their buttons, what happened, what to do. */
export const forms = {
  unreachable: "No pudimos enviar tus datos. Siguen aquí: revisa tu conexión e inténtalo otra vez.",
  outdated: "Alta se actualizó mientras llenabas el formulario. Recarga la página y vuelve a enviarlo.",
  failed: "No pudimos guardar. Tus datos siguen aquí; inténtalo otra vez.",
  busy: "Hay mucha gente ahora mismo. Tus datos siguen aquí; inténtalo otra vez en unos segundos.",
  limited: (seconds: number) =>
    seconds < 60
      ? `Hay demasiados intentos desde esta conexión. Espera ${seconds === 1 ? "un segundo" : `${seconds} segundos`} y vuelve a intentarlo.`
      : `Hay demasiados intentos desde esta conexión. Espera ${seconds === 60 ? "un minuto" : `${Math.ceil(seconds / 60)} minutos`} y vuelve a intentarlo.`,
  didYouMean: (email: string) => `¿Quisiste decir ${email}?`,
  leave: "Hay datos sin guardar en este formulario. ¿Quieres salir de todos modos?",
  otherSite: "Este formulario se envió desde otra página. Abre Alta de nuevo e inténtalo otra vez.",
  toCorrect: (count: number) => (count === 1 ? "Hay un dato por corregir." : `Hay ${count} datos por corregir.`),
  confirm: {
    title: "Confirma que eres tú",
    text: "Antes de seguir, escribe tu contraseña. Después no te la pedimos durante 10 minutos.",
    password: "Tu contraseña",
    missing: "Escribe tu contraseña.",
    wrong: "Esa no es tu contraseña.",
    submit: "Confirmar y seguir",
    pending: "Confirmando…",
  },
  register: {
    taken: "Ese correo ya tiene una cuenta.",
    signInInstead: "¿Quieres ingresar?",
    more: "Más datos (opcional)",
    submit: "Crear cuenta",
    pending: "Creando tu cuenta…",
    haveAccount: "¿Ya tienes una cuenta?",
    signIn: "Ingresa",
  },
  signIn: {
    submit: "Ingresar",
    pending: "Ingresando…",
    forgot: "¿Olvidaste tu contraseña?",
    register: "Crear una cuenta",
  },
  changeEmail: { submit: "Cambiar correo", pending: "Enviando…" },
  changePassword: { submit: "Cambiar contraseña", pending: "Cambiando…" },
  profile: { submit: "Guardar cambios", pending: "Guardando…" },
  closeAccount: {
    warning: "Cerramos tu sesión en todos los equipos y ya no podrás ingresar. Esto no se puede deshacer.",
    confirm: "Entiendo que mi cuenta se cierra para siempre",
    submit: "Cerrar mi cuenta",
    pending: "Cerrando…",
  },
  forgotPassword: {
    submit: "Enviar enlace",
    pending: "Enviando…",
    back: "Ya la recuerdo: ingresar",
  },
  resetPassword: { submit: "Guardar contraseña", pending: "Guardando…" },
} as const;

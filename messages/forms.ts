/** What the entry's forms say. Apart from the other forms' sentences, which visitors of `/registro` need not download. */
export const forms = {
  unreachable: "No pudimos enviar tus datos. Siguen aquí: revisa tu conexión e inténtalo otra vez.",
  outdated: "Esta página se actualizó mientras llenabas el formulario. Recarga la página y vuelve a enviarlo.",
  didYouMean: (email: string) => `¿Quisiste decir ${email}?`,
  leave: "Hay datos sin guardar en este formulario. ¿Quieres salir de todos modos?",
  toCorrect: (count: number) => (count === 1 ? "Hay un dato por corregir." : `Hay ${count} datos por corregir.`),
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
  forgotPassword: {
    submit: "Enviar enlace",
    pending: "Enviando…",
    back: "Ya la recuerdo: ingresar",
  },
  resetPassword: { submit: "Guardar contraseña", pending: "Guardando…" },
} as const;

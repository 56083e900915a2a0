/** What the entry's forms say. Apart from the other forms' sentences, which visitors of `/registro` need not download. */
export const forms = {
  unreachable: "No pudimos enviar tus datos. Siguen aquí: revisa tu conexión e inténtalo otra vez.",
  outdated: "Esta página se actualizó mientras llenabas el formulario. Recarga la página y vuelve a enviarlo.",
  didYouMean: (email: string) => `¿Quisiste decir ${email}?`,
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
} as const;

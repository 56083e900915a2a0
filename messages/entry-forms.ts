/** What the entry's other forms say: visitors of `/registro` need not download it. */
export const entryForms = {
  leave: "Hay datos sin guardar en este formulario. ¿Quieres salir de todos modos?",
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

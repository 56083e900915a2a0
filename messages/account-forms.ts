/** What the forms of one's own account say. */
export const accountForms = {
  changeEmail: { submit: "Cambiar correo", pending: "Enviando…" },
  changePassword: { submit: "Cambiar contraseña", pending: "Cambiando…" },
  profile: { submit: "Guardar cambios", pending: "Guardando…" },
  closeAccount: {
    warning: "Cerramos tu sesión en todos los equipos y ya no podrás ingresar. Esto no se puede deshacer.",
    confirm: "Entiendo que mi cuenta se cierra para siempre",
    submit: "Cerrar mi cuenta",
    pending: "Cerrando…",
  },
} as const;

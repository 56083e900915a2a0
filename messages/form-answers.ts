/** About the texts that a form asks about. */
export const agreeing = {
  needed: "Para seguir, lee los textos y marca esta casilla.",
  superseded: "El texto cambió, léelo otra vez.",
} as const;

/** What the server answers to a form. */
export const formAnswers = {
  failed: "No pudimos guardar. Tus datos siguen aquí; inténtalo otra vez.",
  busy: "Hay mucha gente ahora mismo. Tus datos siguen aquí; inténtalo otra vez en unos segundos.",
  limited: (seconds: number) =>
    seconds < 60
      ? `Hay demasiados intentos desde esta conexión. Espera ${seconds === 1 ? "un segundo" : `${seconds} segundos`} y vuelve a intentarlo.`
      : `Hay demasiados intentos desde esta conexión. Espera ${seconds === 60 ? "un minuto" : `${Math.ceil(seconds / 60)} minutos`} y vuelve a intentarlo.`,
  checkDigit: (digit: string) => `Revisa el dígito: esperábamos ${digit}. Si está bien escrito, envíalo otra vez.`,
  impossiblePhone: "Revisa el número: así no existe en ese país. Si está bien escrito, envíalo otra vez.",
  otherSite: "Este formulario se envió desde otra página. Abre esta de nuevo e inténtalo otra vez.",
} as const;

/** Error pages. */
export const faults = {
  notFound: {
    title: "Esta página no existe",
    text: "Puede que el enlace esté incompleto o que la hayamos cambiado de lugar.",
    action: "Ir al inicio",
  },
  error: {
    title: "Algo falló de nuestro lado",
    text: "Ya quedó anotado. Vuelve a intentarlo; si sigue igual, espera unos minutos.",
    action: "Intentar otra vez",
    reference: "Si nos escribes, menciona este código:",
  },
} as const;

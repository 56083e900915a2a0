/** The boxes about texts, at sign-up and afterwards. */
export const agreeBox = {
  label: (kinds: readonly string[]) => {
    if (kinds.length > 1) return "Leí y acepto los términos de uso y el aviso de privacidad.";
    return kinds[0] === "terms" ? "Leí y acepto los términos de uso." : "Leí y acepto el aviso de privacidad.";
  },
  news: "Quiero recibir novedades (opcional).",
  read: { terms: "Leer los términos", privacy: "Leer el aviso", news: "Qué novedades" },
} as const;

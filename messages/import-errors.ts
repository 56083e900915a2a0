// Apart from the page's words: every form's rules come in one module.

/** What is wrong with what an import's form says. */
export const importErrors = {
  wrongDigits: "Escribe un número del 1 al 20, o déjalo vacío.",
  gone: "Esta importación ya no está, o ya empezó. Vuelve a cargar la página.",
} as const;

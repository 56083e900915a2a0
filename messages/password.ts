const common = "Es de las más usadas. Prueba con tres o cuatro palabras que solo tú juntarías.";
const ordinary = "Es una palabra muy común. Agrega dos o tres más que no tengan que ver.";

/** Feedback on a password while it is typed and when it is refused; `because` by the kind of weakness. */
export const passwordAdvice = {
  short: (missing: number) => (missing === 1 ? "Le falta 1 carácter." : `Le faltan ${missing} caracteres.`),
  strong: "Buena contraseña.",
  fair: "Sirve. Con una palabra más sería mejor.",
  weak: "Es fácil de adivinar. Prueba con tres o cuatro palabras que solo tú juntarías.",
  because: {
    userInputs: "Se parece a tus datos. Elige algo que nadie sepa de ti.",
    passwords: common,
    ours: common,
    commonWords: ordinary,
    wikipedia: ordinary,
    firstnames: "Un nombre por sí solo se adivina rápido. Agrega dos o tres palabras más.",
    lastnames: "Un apellido por sí solo se adivina rápido. Agrega dos o tres palabras más.",
    spatial: "Las teclas seguidas se adivinan rápido. Prueba con varias palabras.",
    repeat: "Repetir letras o palabras no la hace más segura. Prueba con varias palabras distintas.",
    sequence: "Las series como «1234» o «abcd» se adivinan rápido. Prueba con varias palabras.",
    date: "Las fechas se adivinan rápido. Prueba con varias palabras.",
    regex: "Los años se adivinan rápido. Prueba con varias palabras.",
  },
};

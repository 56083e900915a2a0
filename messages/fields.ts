/** Labels and helps of every field. */
export const labels = {
  givenNames: "Nombres",
  surnames: "Apellidos",
  email: "Correo",
  newEmail: "Correo nuevo",
  password: "Contraseña",
  currentPassword: "Contraseña actual",
  newPassword: "Contraseña nueva",
  phone: "Teléfono",
  birthDate: "Fecha de nacimiento",
  gender: "Género",
  documentType: "Tipo de documento",
  documentNumber: "Número de documento",
  country: "País",
  address: "Dirección",
} as const;

export const helps = {
  email: "Te escribiremos aquí para confirmar tu cuenta.",
  newEmail: "Te enviaremos un enlace ahí para confirmar que es tuyo.",
  newPassword: "Al menos 10 caracteres. Una frase corta sirve muy bien.",
} as const;

export const genders = { F: "Mujer", M: "Hombre", O: "Otro" } as const;

export const documentTypes = ["Cédula (CI)", "DNI", "RUT", "CURP", "Pasaporte", "Otro"] as const;

export const choices = {
  none: "Prefiero no decirlo",
  choose: "Elige una opción",
  likelyCountries: "Más frecuentes",
  allCountries: "Todos los países",
} as const;

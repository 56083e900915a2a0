// In a module apart from the labels, so that forms load it only when a field is refused.

const empty: Record<string, string> = {
  givenNames: "Escribe tus nombres.",
  surnames: "Escribe tus apellidos.",
  email: "Escribe tu correo.",
  password: "Escribe tu contraseña.",
  currentPassword: "Escribe tu contraseña actual.",
  newPassword: "Escribe una contraseña nueva.",
  phone: "Escribe tu teléfono.",
  code: "Escribe el código.",
  name: "Escribe un nombre.",
  confirm: "Marca la casilla para continuar.",
};

/** The same for an employee who types another person's data. */
const emptyOfAnother: Record<string, string> = {
  givenNames: "Escribe sus nombres.",
  surnames: "Escribe sus apellidos.",
  email: "Escribe su correo.",
  phone: "Escribe su teléfono.",
  birthDate: "Escribe su fecha de nacimiento.",
};

type Wording = (field: string, params: Record<string, unknown>) => string;

const missing: Wording = (field, { ofAnother }) =>
  (ofAnother ? emptyOfAnother[field] : undefined) ?? empty[field] ?? "Completa este dato.";
const odd: Wording = () => "Hay un carácter que no podemos guardar. Bórralo y escríbelo otra vez.";
const possiblePhone = "Revisa el teléfono: elige el país y escribe el número completo.";
const choose: Wording = () => "Elige una de las opciones de la lista.";

/** By the code of the violated rule. */
export const fieldErrors = {
  missing,
  null: missing,
  blank: missing,
  type: missing,
  too_long: (_field, { max }) => `Es demasiado largo: el máximo es de ${max} caracteres.`,
  too_short: (_field, { min }) => `Le faltan caracteres: necesita ${min} o más.`,
  nul: odd,
  characters: (field, params) => (field === "phone" ? possiblePhone : odd(field, params)),
  email: () => "Revisa el correo. Se escribe así: ana@ejemplo.com",
  date: () => "Revisa la fecha: un día que exista, de 1900 a hoy, con el año de cuatro cifras.",
  choice: choose,
  integer: choose,
  mismatch: () => "No coincide con lo anterior.",
} satisfies Record<string, Wording>;

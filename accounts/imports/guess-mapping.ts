import { isEmailAddress } from "../values/email";
import { plainText } from "../values/plain-text";
import { IMPORT_FIELDS, type ImportField, type Mapping } from "./row/import-field";
import { readDay } from "./row/read-day";

/** Names of columns in Spanish and English, those of the five contracts among them; without accents, case or signs. */
const KNOWN: Record<ImportField, string> = {
  id: "id pk uuid userid usuarioid idusuario clienteid idcliente customerid externalid idexterno",
  email: "email correo correoelectronico mail emailaddress direcciondecorreo useremail",
  nombres: "nombres givennames firstname givenname primernombre",
  apellidos: "apellidos apellido surnames surname lastname familyname usersurname",
  nombre: "nombre name fullname nombrecompleto nombreyapellido nombresyapellidos displayname",
  telefono: "telefono phone phonenumber celular movil mobile tel telephone numerotelefono telefonocelular whatsapp",
  fecha_nacimiento: "fechanacimiento fechadenacimiento birthdate dateofbirth birthday nacimiento dob fnacimiento",
  documento_tipo: "documentotipo tipodocumento tipodedocumento documenttype doctype tipodoc",
  documento_identidad:
    "documentoidentidad documento documentid documentnumber numerodocumento numerodedocumento nrodocumento dni ci cedula rut curp nif",
  direccion: "direccion address domicilio calle streetaddress",
  pais: "pais country countrycode codigopais",
  nacionalidad: "nacionalidad nationality",
  genero: "genero gender sexo sex",
  sucursal: "sucursal branch localidad branchname nombresucursal tienda",
  rol: "rol role rolid roleid idrol perfil tipousuario",
  verificado:
    "verificado emailverified emailverifiedat isverified correoverificado verified emailverificado correoconfirmado emailconfirmed",
  activo: "activo isactive active enabled habilitado",
  password_hash: "passwordhash password hash contrasena contrasenahash encryptedpassword passwd clave passworddigest",
  creado:
    "creado createdat datejoined fechacreacion fecharegistro fechaderegistro fechaalta creadoen created registro registeredat creationtime",
};

/** Names that mean a field only where no other column does. */
const WEAK: [string, ImportField][] = [
  ["username", "nombres"],
  ["usuario", "nombres"],
  ["login", "email"],
  ["fecha", "creado"],
  ["codigo", "id"],
];

export const headerWord = (header: string): string => plainText(header).replace(/[^a-z0-9]/g, "");

/**
 * What the columns of a file mean, by their headers and, where those say nothing, by the first values. Every field is
 * guessed for one column at most.
 */
export function guessMapping(headers: readonly string[], samples: readonly string[][]): Mapping {
  const mapping: Mapping = headers.map(() => null);
  const words = headers.map(headerWord);
  const claim = (column: number, field: ImportField) => {
    if (mapping[column] === null && !mapping.includes(field)) mapping[column] = field;
  };
  // The exact names first, so that a synonym further left does not take their place.
  for (const [column, header] of headers.entries())
    for (const field of IMPORT_FIELDS) if (header.trim().toLowerCase() === field) claim(column, field);
  for (const [column, word] of words.entries())
    for (const field of IMPORT_FIELDS) if (word && KNOWN[field].split(" ").includes(word)) claim(column, field);
  for (const [column, word] of words.entries())
    for (const [weak, field] of WEAK)
      if (word === weak && !(field === "nombres" && mapping.includes("nombre"))) claim(column, field);
  for (const column of headers.keys()) {
    const field = mapping[column] === null ? fieldOfValues(samples.map((cells) => cells[column] ?? "")) : null;
    if (field) claim(column, field);
  }
  return mapping;
}

const LEAST_SHARE = 0.8;

/** The field that nearly all of these values would suit, and that no other field's values look like. */
function fieldOfValues(values: string[]): ImportField | null {
  const given = values.map((value) => value.trim()).filter(Boolean);
  const most = (test: (value: string) => boolean) =>
    given.length > 0 && given.filter(test).length >= LEAST_SHARE * given.length;
  if (most(isEmailAddress)) return "email";
  if (most((value) => /^(\$2[aby]\$|\$argon2|pbkdf2[_:]|bcrypt|scrypt[:$]|\$[156PH]\$)/.test(value)))
    return "password_hash";
  if (most((value) => /\D/.test(value) && isBirthday(value))) return "fecha_nacimiento";
  return most((value) => /^\+\d[\d ()-]{7,17}$/.test(value)) ? "telefono" : null;
}

/** A day at least ten years ago: younger dates tell when something happened. */
function isBirthday(value: string): boolean {
  const day = readDay(value, "dmy");
  return day !== null && Number(day.slice(0, 4)) <= new Date().getFullYear() - 10;
}

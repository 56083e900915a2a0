import { grouped } from "./grouped";

type Params = Record<string, string | number>;

/** Why a row of an import is rejected, by the problem's code: what follows «rechazada: campo:». */
const reasons: Record<string, string | ((params: Params) => string)> = {
  missing: "falta",
  null: "falta",
  blank: "falta",
  type: "falta",
  too_long: ({ max }) => `es demasiado largo: el máximo es de ${max} caracteres`,
  too_short: "es demasiado corto",
  nul: "tiene caracteres que no podemos guardar",
  characters: "tiene caracteres que no podemos guardar",
  unreadable: "tiene letras que no se pueden leer",
  email: "no es un correo",
  date: "no es un día que exista, de 1900 a hoy",
  instant: "no es una fecha",
  future: "es una fecha que aún no llega",
  choice: "no es uno de los valores posibles",
  integer: "no es un número entero",
  mismatch: "no coincide",
  country: ({ value }) => `no conocemos el país «${value}»`,
  flag: "no es un sí ni un no",
  formula: "es una fórmula",
  columns: ({ count, expected }) => `tiene ${count} columnas y el encabezado ${expected}`,
  digits_lost: "la hoja de cálculo perdió sus últimas cifras",
  repeated: ({ line }) => `está también en la línea ${line}`,
  other_account: "ya es de otra cuenta",
  held: "está reservado para la cuenta que lo tenía",
  branch_unknown: ({ value }) => `no hay una sucursal «${value}»`,
  branch_closed: ({ value }) => `la sucursal «${value}» está cerrada`,
  role_unassigned: ({ value }) => `«${value}» no es cliente, y nadie dijo qué rol es`,
  staff_branch: "falta, y el personal de sucursal tiene una",
  staff_deceptive: "mezcla letras de otro alfabeto",
  staff_unverified: "el personal necesita un correo confirmado",
  hash_unknown: "no es un hash que conozcamos",
  hash_malformed: "es un hash incompleto",
  hash_too_costly: "es un hash que costaría demasiado comprobar",
  hash_plain_text: "es una contraseña sin cifrar",
};

export type SaidProblem = { field: string; code: string; params?: Params };

export function reasonOf({ field, code, params = {} }: SaidProblem): string {
  const reason = reasons[code] ?? code;
  return `${field}: ${typeof reason === "string" ? reason : reason(params)}`;
}

/** Why a file cannot be read at all. */
const unreadable: Record<string, string> = {
  empty: "está vacío o no tiene encabezado",
  binary: "no es texto ni una hoja de cálculo de Excel",
  old_excel: "es de un Excel antiguo o lleva contraseña: guárdalo como .xlsx o .csv",
  broken_excel: "está dañado o no es una hoja de cálculo de Excel",
  too_large: "es demasiado grande",
  too_many_rows: "tiene más de 200 000 filas",
  quotes: "las comillas no cierran bien",
  json: "la línea no es JSON",
  not_an_object: "la línea no es un objeto JSON",
};

export function unreadableSentence({ code, line }: { code: string; line: number | null }): string {
  return `No puedo leer el archivo: ${unreadable[code] ?? code}${line === null ? "" : ` (línea ${line})`}.`;
}

export type SaidCounts = Record<"created" | "existing" | "completed" | "rejected", number>;

/** The last line of the command, and of a run. */
export const importSummary = ({ created, existing, completed, rejected }: SaidCounts): string =>
  `${created} creadas, ${existing} ya existían, ${completed} completadas, ${rejected} rechazadas`;

/** A row's fate in a word or two. */
export const fateWords = {
  created: "creada",
  existing: "ya existe",
  completed: "ya existe: se completa",
  similar: "parecida",
  rejected: "rechazada",
} as const;

/** The headings that a file of rejected rows has besides its own. */
export const rejectedColumns = ["línea", "motivo"] as const;

/** What `npm run import` says. */
export const importCommand = {
  help: `npm run import -- <archivo>: trae cuentas de un archivo CSV, XLSX o JSON Lines, también mientras Alta está en marcha.

  --dry-run                 dice qué pasaría con cada fila, sin crear nada
  --yes                     no pregunta
  --map <columna>=<campo>   qué campo es una columna; «-» para no usarla. Se puede repetir
  --source <nombre>         cómo se llama el sistema de donde viene; si falta, el nombre del archivo
  --existing omit|fill      con una cuenta que ya existe: dejarla (lo usual) o completar lo que tiene vacío
  --similar create|omit     con quien se parece a un cliente: crear la cuenta (lo usual) o dejar la fila
  --role <palabra>=<rol>    qué rol es una palabra de la columna rol: client, employee o admin. Se puede repetir
  --document-digits <n>     cuántas cifras tiene un documento: devuelve los ceros que quitó la hoja de cálculo
  --mail                    envía a cada cuenta nueva el correo para confirmar o elegir contraseña; si falta, ninguno
  --rejected <archivo>      dónde dejar las filas rechazadas; si falta, junto al archivo
  --undo <número>           deshace una importación: quita las cuentas que nadie usó ni cambió

Campos: `,
  noFile: "Falta el archivo: npm run import -- <archivo>. Con --help ves todo lo que sabe hacer.",
  oneFile: "Un solo archivo cada vez.",
  option: (name: string) => `No conozco la opción ${name}. Con --help ves las que hay.`,
  optionValue: (name: string) => `El valor de ${name} no sirve. Con --help ves cómo se escribe.`,
  missing: (path: string) => `No encuentro el archivo ${path}, o no puedo leerlo.`,
  tooLarge: (megabytes: number) => `El archivo es demasiado grande: el máximo es de ${megabytes} MB.`,
  noTerminal:
    "No importé nada: no hay una terminal donde preguntar. Para no preguntar, agrega --yes; para solo ver, --dry-run.",
  noColumn: (name: string, headers: string) => `No hay una columna «${name}». Las que hay: ${headers}.`,
  noField: (name: string, fields: string) => `No hay un campo «${name}». Los que hay: ${fields}.`,
  unmapped: (field: string, headers: string) =>
    `Ninguna columna es ${field}. Dilo con --map <columna>=${field}. Las que hay: ${headers}.`,
  mappedTwice: (field: string) => `Dos columnas son ${field}. Quita una con --map <columna>=-.`,
  busy: "Hay otros archivos esperando. Inténtalo otra vez en un momento.",
  columns: (pairs: string) => `Columnas: ${pairs}`,
  unused: (columns: string) => `Sin usar: ${columns}`,
  checking: (done: number, all: number) => `Revisando… ${grouped(done)} de ${grouped(all)}`,
  running: (done: number, all: number) => `Importando… ${grouped(done)} de ${grouped(all)}`,
  undoing: (done: number, all: number) => `Deshaciendo… ${grouped(done)} de ${grouped(all)}`,
  row: (line: number, fate: string) => `línea ${line}: ${fate}`,
  fates: (created: number, existing: number, completed: number, similar: number, rejected: number) =>
    `${created} creada, ${existing} ya existe, ${completed} ya existe: se completa, ${similar} parecida, ${rejected} rechazada`,
  more: (count: number) => `… y ${grouped(count)} más`,
  similarCreated: "Las parecidas se crean. Para dejarlas: --similar omit.",
  similarOmitted: "Las parecidas se dejan como están.",
  zeros: (count: number) =>
    `${grouped(count)} documentos parecen haber perdido ceros al inicio. Si todos tienen las mismas cifras: --document-digits <n>.`,
  ask: (rows: number) => `¿Importo ${grouped(rows)} filas? Escribe «sí»: `,
  askUndo: (id: number) => `¿Deshago la importación ${id}? Escribe «sí»: `,
  interrupted: "Interrumpido. Lo que ya estaba hecho se queda; da la misma orden para continuar.",
  refused: "No importé nada.",
  notUndone: "No deshice nada.",
  resumed: (id: number, next: number) => `Continúo la importación ${id}, interrumpida en la fila ${grouped(next + 1)}.`,
  started: (id: number) => `Importación ${id}. Para deshacerla: npm run import -- --undo ${id}`,
  rejectedIn: (path: string) => `Filas rechazadas, con el motivo: ${path}`,
  rejectedNotWritten: (path: string) =>
    `No pude escribir las filas rechazadas en ${path}. Elige otro lugar con --rejected.`,
  unknownRun: (id: number) => `No hay una importación ${id} terminada que se pueda deshacer.`,
  undone: (undone: number, kept: number) =>
    `${undone} deshechas, ${kept} se quedan porque alguien las usó o las cambió`,
} as const;

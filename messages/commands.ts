/** What `npm run build` says. */
export const buildMessages = {
  help: "npm run build: compila la aplicación, si su código cambió desde la última vez.",
  done: "La aplicación está compilada.",
};

/** What `npm run image` says. */
export const imageMessages = {
  help: "npm run image -- <carpeta>: reúne en una carpeta nueva lo que una instancia necesita, ya compilado y sin PostgreSQL.",
  notEmpty: (folder: string) => `La carpeta ${folder} no está vacía. Indica una nueva.`,
  notInstalled: "npm no pudo instalar las dependencias; lo que dijo está arriba.",
  done: (folder: string, megabytes: number) =>
    `La instancia está en ${folder} (${megabytes} MB). Se inicia allí con DATABASE_URL y node scripts/run.mjs start.`,
};

/** What `npm run migrate` says. */
export const migrateMessages = {
  help: "npm run migrate: prepara la base de datos de DATABASE_URL para esta versión, con los permisos de DATABASE_OWNER_URL.",
  embedded: "Falta DATABASE_URL: la base de datos incluida se prepara sola al iniciar Alta.",
  unanswered: (reason: string) => `La base de datos no responde (${reason}). Inténtalo otra vez en un momento.`,
  done: "La base de datos está preparada.",
};

const keepSecret = (folder: string | null) =>
  folder === null ? "AUTH_SECRET" : `AUTH_SECRET (el archivo ${folder}/auth-secret)`;

/** What `npm run backup` says. */
export const backupMessages = {
  help: "npm run backup -- <archivo>: guarda toda la base de datos en un archivo, también mientras Alta está en marcha.",
  exists: (file: string) => `${file} ya existe. Elige otro nombre.`,
  done: (file: string, kilobytes: number) => `La copia está en ${file} (${kilobytes} KB).`,
  secrets: (folder: string | null) =>
    `Guarda aparte ${keepSecret(folder)}: sin él, quien tenía la sesión abierta ingresa otra vez, los enlaces enviados no funcionan y los sellos de la auditoría no se pueden revisar.`,
};

/** What `npm run restore` says. */
export const restoreMessages = {
  help: "npm run restore -- <archivo>: trae una copia a una carpeta nueva (DATA_DIR) o a la base vacía de DATABASE_URL.",
  noFile: (file: string) => `No encuentro el archivo ${file}.`,
  noBackup: (file: string) => `${file} no es una copia hecha con npm run backup.`,
  unreadable: (file: string, reason: string) => `No puedo leer ${file}: ${reason}.`,
  incomplete: (file: string) => `${file} está incompleto. No cambié nada.`,
  newer: "La copia es de una versión más nueva de Alta que este programa. Actualiza Alta.",
  notEmpty: (table: string) =>
    `La base de datos ya tiene datos (${table}). Indica una carpeta nueva en DATA_DIR, o una base vacía en DATABASE_URL. No cambié nada.`,
  done: (accounts: number, at: string) => `Traje ${accounts.toLocaleString("es")} cuentas, como estaban el ${at}.`,
  secrets: (folder: string | null) =>
    `Antes de iniciar Alta, pon también ${keepSecret(folder)} de la instalación de la que viene la copia.`,
};

/** What `npm run secrets` says. */
export const secretsMessages = {
  help: [
    "npm run secrets -- rotate: pone un AUTH_SECRET nuevo delante de los que hay. Nadie pierde su sesión.",
    "npm run secrets -- forget: deja solo el más nuevo, cuando han pasado 30 días desde que todas las instancias usan el nuevo.",
  ].join("\n"),
  rotated: (file: string, count: number) =>
    `${file} tiene ${count} secretos: el primero firma y todos valen. Reinicia Alta para que lo use.`,
  forgotten: (file: string) =>
    `${file} tiene un solo secreto. Reinicia Alta. Guarda los anteriores aparte: revisar los sellos viejos de la auditoría los necesita.`,
  nothing: (file: string) => `${file} tiene un solo secreto: no hay nada que quitar.`,
  notStarted: (file: string) => `No existe ${file}. Inicia Alta una vez: así se crea.`,
  byHand:
    "AUTH_SECRET viene de una variable, que no puedo cambiar. Pon este secreto delante, seguido de una coma, y reinicia Alta (en un archivo, con AUTH_SECRET_FILE, lo hago yo):",
};

/** What `npm run admin` says of members of the staff. */
export const staffCommandMessages = {
  list: "muestra al personal: correo, rol, sucursal y estado",
  disable: "<correo> desactiva una cuenta y cierra sus sesiones",
  enable: "<correo> vuelve a activar una cuenta",
  create:
    "[<correo> <nombre> [--admin | --sucursal=<número>]] da de alta a alguien del personal; sin datos, los pregunta",
  removeFactor: "<correo> quita el segundo paso de una cuenta y cierra sus sesiones",
  noFactor: (email: string) => `Ninguna cuenta con el correo ${email} tiene un segundo paso.`,
  factorRemoved: (email: string) => `${email} ingresa ahora solo con su contraseña. Le avisamos por correo.`,
  writeEmail: (command: string) => `Escribe un correo: npm run admin -- ${command} <correo>`,
  unknown: (email: string) => `No hay ninguna cuenta con el correo ${email}.`,
  lastAdmin: "Es la única cuenta de administración activa. Crea otra primero: npm run admin -- create",
  disabled: (email: string) => `La cuenta ${email} está desactivada y sus sesiones, cerradas.`,
  enabled: (email: string) => `La cuenta ${email} está activa.`,
  unchanged: (email: string) => `La cuenta ${email} ya estaba así.`,
  header: ["correo", "rol", "sucursal", "estado", "último ingreso"],
  roles: { admin: "administración", employee: "empleado", client: "cliente" },
  active: "activa",
  inactive: "desactivada",
  never: "nunca",
  askEmail: "Correo: ",
  askName: "Nombre: ",
  askAdmin: "¿Administra toda la instalación? (s/N) ",
  askBranch: (branches: string) => `Sucursal (${branches}): `,
  wrong: {
    email: "El correo no es válido.",
    givenNames: "Escribe el nombre.",
    branch: "No hay una sucursal abierta con ese número.",
  },
  taken: (email: string) => `Ya hay una cuenta con el correo ${email}.`,
  created: (email: string) => `La cuenta ${email} está creada.`,
  password: (password: string) => `Contraseña (se muestra solo esta vez): ${password}`,
  passwordNote: "Vale siete días. Al ingresar, Alta le pide elegir otra.",
};

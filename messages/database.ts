type Place = { setting: string; user: string; host: string; database: string; reason: string };

/** What the operator reads when the database cannot be used as it is set. */
export const databaseMessages = {
  tooOld: (setting: string, version: string) =>
    `${setting}: ese PostgreSQL es de la versión ${version}, y Alta necesita la 15 o una posterior.`,
  refusals: {
    password: ({ setting, user, host }: Place) =>
      `${setting}: PostgreSQL (${host}) no acepta la contraseña del usuario «${user}».`,
    notAllowed: ({ setting, user, host, database }: Place) =>
      `${setting}: PostgreSQL (${host}) no admite al usuario «${user}» en la base «${database}». Revisa que exista y que pg_hba.conf lo permita.`,
    noDatabase: ({ setting, host, database }: Place) => `${setting}: en ${host} no hay una base «${database}».`,
    privilege: ({ setting, user, reason }: Place) =>
      `${setting}: al usuario «${user}» le falta un permiso para preparar la base de datos (${reason}). Indica su dueño en DATABASE_OWNER_URL.`,
    parameter: ({ setting, host, reason }: Place) =>
      `${setting}: la base de datos (${host}) rechaza un parámetro de la conexión (${reason}).`,
    unknownHost: ({ setting, host }: Place) => `${setting}: no existe ningún servidor con el nombre «${host}».`,
    notEncrypted: ({ setting, host }: Place) =>
      `${setting}: pide cifrar la conexión (sslmode), y la base de datos (${host}) no sabe hacerlo.`,
    noRootCertificate: ({ setting, reason }: Place) =>
      `${setting}: no puedo leer el certificado de sslrootcert (${reason}).`,
    untrusted: ({ setting, host, reason }: Place) =>
      `${setting}: el certificado de la base de datos (${host}) no es de confianza (${reason}). Indica el de quien lo firma con sslrootcert.`,
  } satisfies Record<string, (place: Place) => string>,
};

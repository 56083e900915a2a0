const DAYS = 30;

/** Making two accounts of one client one. */
export const merging = {
  link: "Unir con otra cuenta",
  linkShort: "Unir con esta",
  title: "Unir dos cuentas",
  lead: "Revisa que sean de la misma persona, dato por dato, y elige con cuál se queda. La otra deja de usarse.",
  pick: {
    lead: (name: string) =>
      `¿Con qué cuenta hay que unir la de ${name}? Elige una de las que se le parecen, o búscala.`,
    alike: "Se le parecen",
    none: "Nadie se le parece lo suficiente. Búscala por nombre, correo, documento o teléfono.",
    search: "Buscar otra cuenta",
    searchLabel: "Nombre, correo, documento o teléfono",
    submit: "Buscar",
    found: "Encontradas",
    nothing: "Nadie coincide. Prueba con otro dato.",
  },
  keep: "Cuenta que queda",
  keepHelp: "Conserva su correo, su contraseña y sus sesiones.",
  suggested: "Conviene",
  facts: {
    email: "Correo",
    confirmed: "Confirmado",
    used: "Ya la usa",
    secondFactor: "Segundo paso",
    externalIds: "Ids de origen",
    registered: "Registro",
    number: "N.º",
  },
  yes: "Sí",
  no: "No",
  fields: {
    name: "Nombre",
    phone: "Teléfono",
    birthDate: "Nacimiento",
    gender: "Género",
    country: "País",
    nationality: "Nacionalidad",
    address: "Dirección",
    document: "Documento",
    branch: "Sucursal",
  },
  choose: "Datos que quedan",
  happens: {
    title: "Qué pasa al unirlas",
    items: [
      "Se ingresa con cualquiera de los dos correos y con la contraseña de la cuenta que queda.",
      "De la otra se cierran las sesiones, y sus enlaces y su contraseña dejan de servir. Su correo y su documento siguen ocupados.",
      "Los ids de origen y un rol pedido pasan a la cuenta que queda. El historial se ve junto.",
      `Avisamos a los dos correos. Se puede deshacer durante ${DAYS} días.`,
    ],
  },
  reason: "Motivo",
  reasonHelp: "Por qué son la misma persona. Sin datos personales.",
  despite: "Sé que esto no coincide, y son la misma persona",
  submit: "Unir las cuentas",
  pending: "Uniendo…",
  cancel: "Volver sin unir",
  contradictions: {
    document: "los documentos son distintos",
    birth_date: "las fechas de nacimiento son distintas",
    told_apart: "alguien dijo que no son la misma persona",
  },
  problems: {
    same_account: "Es la misma cuenta. Elige otra.",
    not_found: "Una de las dos cuentas no existe o no es de tu sucursal.",
    already_merged: "Una de las dos ya está unida con otra cuenta.",
    one_is_staff: "Una de las dos es del personal: no se une con la de un cliente.",
    both_are_staff: "Las dos son del personal, y esas cuentas no se unen.",
    account_disabled: "Una de las dos está desactivada. Reactívala primero, si corresponde.",
    account_closed: "Una de las dos está cerrada: ya no tiene datos que unir.",
    needs_admin: "Esta persona ya usa la cuenta que dejaría de usarse. Pídele a alguien de Administración que las una.",
    keep_the_other:
      "La otra tiene el correo confirmado, un segundo paso o una contraseña, y esta no. Quédate con la otra.",
    email_lately_changed:
      "Una de las dos cambió de correo hace poco, y eso todavía se puede deshacer. Espera 72 horas y vuelve a intentarlo.",
  },
  contradiction: (found: string) =>
    `No coinciden: ${found}. Si aun así son la misma persona, pídele a alguien de Administración que las una.`,
  contradictionFor: (found: string) => `No coinciden: ${found}. Únelas solo si te consta que son la misma persona.`,
  merged: {
    title: "Cuentas unidas a esta",
    on: (day: string) => `Unida el ${day}`,
    by: (name: string) => `por ${name}`,
    until: (day: string) => `Se puede deshacer hasta el ${day}.`,
    final: "Ya no se puede deshacer aquí.",
    objected: "Avisaron desde uno de los correos que no eran de la misma persona. Revísalo y deshaz la unión.",
    undo: "Deshacer la unión",
    undone: "Cuentas separadas: cada una tiene lo suyo otra vez.",
  },
  undoProblems: {
    merge_undone: "Esa unión ya está deshecha.",
    undo_expired: `Pasaron más de ${DAYS} días o ya no tenemos la copia: no se puede deshacer.`,
  },
  mergedLater: (email: string) =>
    `Después se unió otra cuenta, la de ${email}. Deshaz primero esa unión y luego vuelve a esta.`,
} as const;

/** «No eran mías las dos», from the mails about a merge. */
export const objecting = {
  title: "¿No eran tuyas las dos?",
  lead: (email: string) =>
    `Unimos la cuenta de ${email} con otra. Si la otra no era tuya, las separamos ahora: cada una vuelve a tener sus datos, su correo y su contraseña.`,
  submit: "No eran mías las dos, separarlas",
  pending: "Separando…",
  dead: "Si crees que tu cuenta está unida con la de otra persona, avisa en cualquiera de nuestras sucursales.",
  done: {
    title: "Las cuentas están separadas",
    lead: "Ingresa con tu correo y tu contraseña de antes. Gracias por avisar.",
  },
  noted: {
    title: "Gracias por avisar",
    lead: "Lo anotamos para que alguien de la sucursal lo revise y separe las cuentas.",
  },
} as const;

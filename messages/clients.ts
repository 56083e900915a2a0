const number = (count: number) => count.toLocaleString("es");

/** The list of clients. */
export const clientList = {
  title: "Clientes",
  newClient: "Nuevo cliente",
  export: "Exportar CSV",
  search: "Buscar",
  searchLabel: "Buscar por nombre, correo, documento o teléfono",
  searchHint: "Nombre, correo, documento o teléfono",
  filters: "Filtros",
  branch: "Sucursal",
  state: "Estado",
  origin: "Puerta",
  since: "Desde",
  until: "Hasta",
  order: "Orden",
  any: "Todas",
  anyState: "Todos",
  noBranch: "Sin sucursal",
  states: {
    active: "Activas",
    disabled: "Desactivadas",
    unverified: "Correo sin verificar",
    unused: "Sin entrar todavía",
    expiring: "Contraseña por vencer",
    expired: "Contraseña vencida",
  },
  orders: { newest: "Más recientes", oldest: "Más antiguas", name: "Por nombre" },
  clear: "Quitar filtros",
  total: (count: number, most: number) =>
    count === 1 ? "1 cliente" : count >= most ? `Más de ${number(most)} clientes` : `${number(count)} clientes`,
  masked: "Los de otras sucursales aparecen tapados.",
  own: "Ves los clientes de tu sucursal y los que no tienen ninguna. Para encontrar a alguien de otra, escribe completo su apellido, correo, documento o teléfono.",
  limited: "Hiciste muchas búsquedas seguidas: por un rato solo buscamos entre los clientes que puedes abrir",
  columns: { name: "Nombre", branch: "Sucursal", state: "Estado", since: "Registro" },
  next: "Siguientes",
  first: "Volver al principio",
  empty: {
    title: "Nadie coincide",
    text: "Prueba con menos letras, otro dato o sin filtros.",
    register: "Registrar a alguien nuevo",
  },
} as const;

/** The state of an account, for badges without a label. */
export const clientStates = {
  disabled: "Desactivada",
  unverified: "Correo sin verificar",
  passwords: {
    none: "Enlace enviado",
    delivered: "Contraseña entregada",
    used: "Contraseña usada",
    expired: "Contraseña vencida",
  },
} as const;

/** The state of a password, for a labelled column. */
export const passwordStates = {
  none: "Enlace enviado",
  delivered: "Entregada",
  used: "Usada",
  changed: "Cambiada",
  expired: "Vencida",
} as const;

/** One client. */
export const clientPage = {
  data: "Datos",
  edit: "Editar",
  fields: {
    email: "Correo",
    phone: "Teléfono",
    document: "Documento",
    birthDate: "Nacimiento",
    address: "Dirección",
    branch: "Sucursal",
    registered: "Registro",
  },
  registered: (day: string, channel: string) => `${day}, ${channel}`,
  registeredBy: (name: string) => `por ${name}`,
  nothing: "Sin dato",
  noBranch: "Sin sucursal",
  access: "Acceso",
  password: "Contraseña",
  passwords: {
    none: "Todavía no tiene: le enviamos un enlace para elegirla.",
    delivered: (day: string) => `Entregada y sin usar. Vence el ${day}.`,
    used: "Ya entró con la contraseña que le dieron; falta que elija la suya.",
    changed: (day: string) => `Es la suya, desde el ${day}.`,
    expired: (day: string) => `Venció sin usarse el ${day}. Dale otra.`,
  },
  mail: "Correo",
  verified: (day: string) => `Verificado el ${day}.`,
  unverified: "Sin verificar.",
  disabledSince: "Esta cuenta está desactivada: no puede ingresar por ninguna puerta.",
  reissue: {
    button: "Dar otra contraseña",
    title: "Dar otra contraseña",
    text: "La que tiene ahora deja de servir y se cierran todas sus sesiones. Le avisamos por correo. La nueva se muestra una sola vez.",
    confirm: "Dar otra contraseña",
  },
  resend: {
    verify: "Reenviar verificación",
    activate: "Reenviar enlace",
    sent: (email: string) => `Enviado a ${email}.`,
    nothing: "Su correo ya está verificado.",
    tooSoon: (seconds: number) =>
      seconds < 90
        ? "Acabamos de enviarle uno. Espera un minuto y vuelve a intentarlo."
        : "Ya le enviamos varios hoy. Inténtalo mañana.",
  },
  disable: {
    button: "Desactivar cuenta",
    title: "Desactivar la cuenta",
    text: "Se cierran todas sus sesiones y no puede ingresar hasta que alguien la active otra vez. Sus datos se quedan.",
    confirm: "Desactivar",
    done: "Cuenta desactivada.",
  },
  enable: { button: "Activar cuenta", done: "Cuenta activada." },
  end: {
    button: "Cerrar todas sus sesiones",
    title: "Cerrar todas sus sesiones",
    text: "Tendrá que ingresar otra vez en cada teléfono y navegador.",
    confirm: "Cerrar sesiones",
    done: "Sesiones cerradas.",
  },
  sessions: "Sesiones abiertas",
  noSessions: "Ninguna en este momento.",
  request: {
    title: "Pide otro rol",
    text: (role: string, day: string) => `Pidió el rol «${role}» el ${day}.`,
    link: "Decidir en Solicitudes",
  },
  lookalikes: "Posibles duplicados",
  noLookalikes: "Nadie más se le parece.",
  history: "Historia",
  noHistory: "Todavía nada.",
  byThemself: "la propia persona",
  gone: "No se pudo: la cuenta ya no existe o no es de tu sucursal.",
} as const;

/** Correcting a client's data. */
export const clientEdit = {
  title: "Editar datos",
  lead: (name: string) => `Corrige lo que haga falta en la ficha de ${name}.`,
  emailHelp: "Si lo cambias, avisamos al correo anterior, cerramos sus sesiones y enviamos un enlace al nuevo.",
  submit: "Guardar cambios",
  pending: "Guardando…",
  cancel: "Volver sin guardar",
  emailTaken: "Ese correo ya es de otra cuenta.",
  documentTaken: "Ese documento ya es de otra cuenta.",
} as const;

import { grouped } from "./grouped";

/** A wait of more than a minute, in minutes and then in hours. */
function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 90) return `${minutes} minutos`;
  return `${Math.ceil(minutes / 60)} horas`;
}

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
  origin: "Canal",
  since: "Desde",
  until: "Hasta",
  order: "Orden",
  any: "Todas",
  anyState: "Todos",
  noBranch: "Sin sucursal",
  states: {
    active: "Activas",
    disabled: "Desactivadas",
    unverified: "Correo sin confirmar",
    unused: "Sin ingresar todavía",
    expiring: "Contraseña por vencer",
    expired: "Contraseña vencida",
  },
  orders: { best: "Mejor coincidencia", newest: "Más recientes", oldest: "Más antiguos", name: "Por nombre" },
  clear: "Quitar filtros",
  total: (count: number, most: number) =>
    count === 1 ? "1 cliente" : count >= most ? `${grouped(most)} clientes o más` : `${grouped(count)} clientes`,
  masked: "Los de otras sucursales se muestran con los datos ocultos.",
  own: "Ves los clientes de tu sucursal y los que no tienen ninguna. Para encontrar a alguien de otra, escribe completo su apellido, correo, documento o teléfono.",
  limited: "Hiciste muchas búsquedas seguidas: por un rato solo buscamos entre los clientes que puedes abrir",
  document: "Doc.",
  phone: "Tel.",
  columns: { name: "Nombre", branch: "Sucursal", state: "Estado", since: "Registro" },
  next: "Siguientes",
  first: "Volver al principio",
  empty: {
    title: "Nadie coincide",
    text: "Prueba con menos letras, con otro dato o sin filtros.",
    register: "Registrar a alguien nuevo",
  },
} as const;

/** The state of an account, for badges without a label. */
export const clientStates = {
  disabled: "Desactivada",
  unverified: "Correo sin confirmar",
  passwords: {
    none: "Sin contraseña",
    delivered: "Contraseña entregada",
    used: "Contraseña usada",
    expired: "Contraseña vencida",
  },
} as const;

/** The state of a password, for a labelled column. */
export const passwordStates = {
  none: "Ninguna todavía",
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
    externalId: "Id. de origen",
    registered: "Registro",
  },
  registered: (day: string, channel: string) => `${day} · ${channel}`,
  registeredBy: (name: string) => `por ${name}`,
  nothing: "Sin dato",
  noBranch: "Sin sucursal",
  access: "Acceso",
  password: "Contraseña",
  passwords: {
    none: "Todavía no tiene: la elige con un enlace a su correo.",
    delivered: (day: string) => `Entregada y sin usar. Vence el ${day}.`,
    used: "Ya ingresó con la contraseña que le dieron; falta que elija una propia.",
    changed: (day: string) => `La eligió la propia persona el ${day}.`,
    expired: (day: string) => `Venció sin usarse el ${day}. Dale otra.`,
  },
  mail: "Correo",
  verified: (day: string) => `Confirmado el ${day}.`,
  unverified: "Sin confirmar.",
  disabledSince: "Esta cuenta está desactivada: no puede ingresar por ningún medio.",
  reissue: {
    button: "Dar otra contraseña",
    title: "Dar otra contraseña",
    text: "La que tiene ahora deja de servir y se cierran todas sus sesiones. Le avisamos por correo. La nueva se muestra una sola vez.",
    confirm: "Dar otra contraseña",
  },
  sendLink: {
    button: "Enviar enlace para otra contraseña",
    title: "Enviar enlace para otra contraseña",
    text: "Esta persona ya usa su cuenta: le enviamos a su correo un enlace para que elija otra contraseña. La de ahora sirve hasta entonces.",
    confirm: "Enviar enlace",
  },
  budgetSpent: "Ya diste muchas contraseñas y corregiste muchos correos hoy. Pídele ayuda a alguien de Administración.",
  pendingEmail: {
    title: "Cambio de correo por confirmar",
    text: (email: string) => `Enviamos un enlace a ${email}. Será su correo cuando lo confirme ahí.`,
  },
  resend: {
    verify: "Reenviar confirmación",
    activate: "Reenviar enlace",
    sent: (email: string) => `Enviado a ${email}.`,
    notLeaving: "Todavía no podemos enviar correos. Dale otra contraseña y entrega el comprobante.",
    nothing: "Su correo ya está confirmado.",
    tooSoon: (seconds: number) =>
      seconds < 90
        ? "Acabamos de enviarle uno. Espera un minuto y vuelve a intentarlo."
        : `Ya le enviamos varios hoy. Podrás enviar otro en ${inWords(seconds)}.`,
  },
  disable: {
    button: "Desactivar cuenta",
    title: "Desactivar la cuenta",
    text: "Se cierran todas sus sesiones y no puede ingresar hasta que alguien la reactive. Sus datos se quedan.",
    confirm: "Desactivar",
    done: "Cuenta desactivada.",
  },
  enable: { button: "Reactivar cuenta", done: "Cuenta reactivada." },
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
  history: "Historial",
  noHistory: "Todavía nada.",
  byThemself: "la propia persona",
  gone: "No se pudo: la cuenta ya no existe o no es de tu sucursal.",
} as const;

/** Correcting a client's data. */
export const clientEdit = {
  title: "Editar datos",
  lead: (name: string) => `Corrige lo que haga falta en la ficha de ${name}.`,
  emailHelp: "Si lo cambias, avisamos al correo anterior, cerramos sus sesiones y enviamos un enlace al nuevo.",
  emailHelpUsed:
    "Si lo cambias, enviamos un enlace al correo nuevo y vale cuando lo confirme ahí. Después avisamos al anterior, que puede deshacerlo durante 72 horas.",
  needsAdmin: "Esta persona ya usa su cuenta: su correo lo cambia ella en «Mi cuenta», o alguien de Administración.",
  filledIn: "Completamos lo que faltaba con lo que escribiste. Revísalo y guarda.",
  submit: "Guardar cambios",
  pending: "Guardando…",
  cancel: "Volver sin guardar",
  emailTaken: "Ese correo ya es de otra cuenta.",
  documentTaken: "Ese documento ya es de otra cuenta.",
} as const;

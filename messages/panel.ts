/** The panel's shell and its first page. */
export const panel = {
  title: "Panel",
  navigation: "Panel",
  places: {
    home: "Inicio",
    newClient: "Nuevo cliente",
    clients: "Clientes",
    mails: "Cartas",
    team: "Equipo",
    requests: "Solicitudes",
    branches: "Sucursales",
    audit: "Auditoría",
    more: "Más",
  },
  noBranch: "Sin sucursal",
  roles: { client: "Cliente", employee: "Personal de sucursal", admin: "Administración" },
  notFound: {
    title: "No lo encontramos",
    text: "No existe, o pertenece a otra sucursal y no puedes abrirlo.",
    action: "Volver a clientes",
  },
} as const;

export const shortcuts = {
  title: "Atajos de teclado",
  list: [
    ["/", "Buscar un cliente"],
    ["n", "Registrar a un cliente nuevo"],
    ["↑ ↓", "Moverse por la lista"],
    ["Enter", "Abrir la fila elegida"],
    ["?", "Ver esta ayuda"],
  ],
  enabled: "Usar los atajos de una sola tecla en este equipo",
} as const;

const people = (count: number) => (count === 1 ? "1 persona" : `${count.toLocaleString("es")} personas`);

export const panelHome = {
  greeting: (name: string) => `Hola, ${name}`,
  newClient: "Nuevo cliente",
  today: (count: number) =>
    count === 0 ? "Hoy todavía no se registró nadie" : `Hoy se ${count === 1 ? "registró" : "registraron"}`,
  people,
  ofToday: (count: number) => `${count.toLocaleString("es")} hoy`,
  andThisMonth: (count: number) => (count === 0 ? "" : "y este mes van"),
  attention: "Para hoy",
  allDone: "Nada pendiente: no hay contraseñas por vencer ni cartas sin salir.",
  unused: {
    count: people,
    title: (count: number) => `todavía no ${count === 1 ? "entró" : "entraron"} con la contraseña de la sucursal`,
  },
  expiring: {
    count: people,
    title: (count: number) => `${count === 1 ? "tiene" : "tienen"} una contraseña que vence antes de dos días`,
  },
  mails: {
    count: (count: number) => (count === 1 ? "1 carta" : `${count.toLocaleString("es")} cartas`),
    title: (count: number) => (count === 1 ? "no se pudo entregar" : "no se pudieron entregar"),
  },
  requests: {
    count: (count: number) => (count === 1 ? "1 solicitud" : `${count.toLocaleString("es")} solicitudes`),
    title: (count: number) => `de rol ${count === 1 ? "espera" : "esperan"} tu decisión`,
  },
  days: {
    title: "Registros por día",
    note: "Los últimos 30 días.",
    bar: (day: string, count: number) => `${day}: ${people(count)}`,
    most: (count: number) => `El día con más registros tuvo ${count.toLocaleString("es")}.`,
  },
  branches: { title: "Este mes, por sucursal", empty: "Este mes no se registró nadie todavía." },
  channels: { title: "Este mes, por puerta" },
  noMail: {
    title: "Las cartas no salen de este equipo",
    text: "Falta configurar un servidor de correo (SMTP_URL). Mientras tanto quedan en el buzón local.",
  },
} as const;

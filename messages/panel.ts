import { grouped } from "./grouped";

/** The panel's shell and its first page. */
export const panel = {
  title: "Panel",
  navigation: "Panel",
  places: {
    home: "Inicio",
    newClient: "Nuevo cliente",
    clients: "Clientes",
    duplicates: "Duplicados",
    mails: "Correos",
    team: "Personal",
    requests: "Solicitudes",
    branches: "Sucursales",
    move: "Mudanza",
    imports: "Importar",
    audit: "Auditoría",
    business: "Negocio",
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
    ["Ctrl K · ⌘ K", "Buscar clientes, páginas y acciones"],
    ["/", "Buscar un cliente"],
    ["n", "Registrar a un cliente nuevo"],
    ["↑ ↓", "Moverse por la lista"],
    ["Enter", "Abrir la fila elegida"],
    ["?", "Ver esta ayuda"],
  ],
  enabled: "Usar los atajos de una sola tecla en este equipo",
} as const;

const people = (count: number) => (count === 1 ? "1 persona" : `${grouped(count)} personas`);

export const panelHome = {
  greeting: (name: string | null) => (name ? `Hola, ${name}` : "Hola"),
  newClient: "Nuevo cliente",
  /** `ofOwn`: an employee, who counts their own branch's clients only. */
  today: (count: number, ofOwn: boolean) => {
    if (count > 0) return `Hoy se ${count === 1 ? "registró" : "registraron"}`;
    return ofOwn ? "Hoy todavía no hay registros en tu sucursal" : "Hoy todavía no se registró nadie";
  },
  people,
  ofToday: (count: number) => `${grouped(count)} hoy`,
  andThisMonth: (count: number) => (count === 0 ? "" : `y este mes ${count === 1 ? "va" : "van"}`),
  attention: "Para hoy",
  allDone: "Nada pendiente por ahora.",
  unused: {
    count: people,
    title: (count: number) =>
      `todavía no ${count === 1 ? "ingresó desde que la registraron" : "ingresaron desde que las registraron"}`,
  },
  expiring: {
    count: people,
    title: (count: number) => `${count === 1 ? "tiene" : "tienen"} una contraseña que vence en menos de dos días`,
  },
  mails: {
    count: (count: number) => (count === 1 ? "1 correo" : `${grouped(count)} correos`),
    title: (count: number) => (count === 1 ? "no se pudo entregar" : "no se pudieron entregar"),
  },
  unusualStaff: {
    count: (count: number) => (count === 1 ? "1 persona del personal" : `${grouped(count)} personas del personal`),
    title: (count: number) =>
      `${count === 1 ? "dio o corrigió" : "dieron o corrigieron"} muchas contraseñas y correos en las últimas 24 horas`,
  },
  requests: {
    count: (count: number) => (count === 1 ? "1 solicitud" : `${grouped(count)} solicitudes`),
    title: (count: number) => `de rol ${count === 1 ? "espera" : "esperan"} tu decisión`,
  },
  days: {
    title: "Registros por día",
    note: "Los últimos 30 días.",
    bar: (day: string, count: number) => `${day}: ${people(count)}`,
    most: (count: number) => `El día con más registros tuvo ${grouped(count)}.`,
  },
  branches: { title: "Este mes, por sucursal", empty: "Este mes no se registró nadie todavía." },
  channels: { title: "Este mes, por canal" },
  unnamed: { text: "Todavía no tienes nombre en tu cuenta.", link: "Escríbelo en Mi cuenta" },
  noMail: {
    title: "Los correos no están saliendo",
    text: "Falta configurar un servidor de correo (SMTP_URL). Mientras tanto quedan en el buzón local.",
  },
} as const;

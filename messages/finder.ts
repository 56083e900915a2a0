import { grouped } from "./grouped";

/** The search that reaches clients, pages and actions from everywhere in the panel. */
export const finder = {
  title: "Buscar",
  open: "Buscar",
  keys: { mac: "⌘ K", other: "Ctrl K" },
  label: "Buscar clientes, páginas y acciones",
  hint: "Nombre, correo, documento, teléfono o página",
  submit: "Buscar",
  results: "Resultados",
  groups: { pages: "Páginas y acciones", clients: "Clientes" },
  all: (text: string) => `Ver todos los clientes que coinciden con «${text}»`,
  masked: "De otra sucursal: no puedes abrirlo",
  searching: "Buscando…",
  failed: "No pudimos buscar. Revisa la conexión y sigue escribiendo.",
  limited: "Hiciste muchas búsquedas seguidas: por un rato solo buscamos entre los clientes que puedes abrir.",
  status: (pages: number, clients: number, more: boolean) => {
    const places = pages === 1 ? "1 página o acción" : `${grouped(pages)} páginas o acciones`;
    const people = clients === 1 ? "1 cliente" : `${grouped(clients)} clientes${more ? " o más" : ""}`;
    return `${places}, ${people}`;
  },
  actions: {
    invite: "Invitar a alguien al personal",
    expiring: "Clientes con contraseña por vencer",
    unused: "Clientes que todavía no ingresaron",
    unverified: "Clientes con el correo sin confirmar",
    account: "Mi cuenta",
    guide: "Guía para integradores",
  },
} as const;

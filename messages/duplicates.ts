import { grouped } from "./grouped";

const pairs = (count: number) => (count === 1 ? "1 pareja" : `${grouped(count)} parejas`);
const accounts = (count: number) => (count === 1 ? "1 cuenta" : `${grouped(count)} cuentas`);

/** The queue of clients who are probably one person. */
export const duplicatePage = {
  title: "Duplicados",
  lead: "Cuentas que probablemente son de la misma persona, las más seguras primero.",
  views: { label: "Qué parejas ver", waiting: "Por revisar", apart: "No son la misma persona" },
  total: (total: number, most: number, apart: boolean) => {
    const count = total >= most ? `Más de ${pairs(most)}` : pairs(total);
    return apart ? `${count} ${total === 1 ? "descartada" : "descartadas"}` : `${count} por revisar`;
  },
  empty: {
    waiting: {
      title: "Nada por revisar",
      text: "Cada noche buscamos cuentas repetidas. Si aparece alguna, la verás aquí.",
    },
    apart: {
      title: "Ninguna pareja descartada",
      text: "Aquí quedan las parejas que alguien marcó con «No es la misma persona».",
    },
  },
  pass: {
    never: "Todavía no hicimos ninguna búsqueda. La primera será esta noche, después de las 3.",
    last: (when: string, seen: number, found: number) =>
      `Última búsqueda: ${when}. Miramos ${accounts(seen)} y encontramos ${pairs(found)}.`,
    common: (count: number) =>
      count === 1
        ? "Una coincidencia era demasiado común para comparar a todas las cuentas que la comparten."
        : `${grouped(count)} coincidencias eran demasiado comunes para comparar a todas las cuentas que las comparten.`,
    running: "Buscando cuentas repetidas",
    now: "Buscar ahora",
    begun: "La búsqueda empezó. Puedes seguir con otra cosa.",
  },
  pair: (one: string, other: string) => `${one} y ${other}`,
  same: "igual",
  nothing: "Sin dato",
  fields: {
    email: "Correo",
    document: "Documento",
    phone: "Teléfono",
    birthDate: "Nacimiento",
    branch: "Sucursal",
    origin: "Canal",
    since: "Desde",
  },
  masked: "De otra sucursal",
  merge: "Comparar y unir",
  elsewhere: "Una de las dos es de otra sucursal: quien administra Alta puede unirlas.",
  undo: "Volver a revisar",
  undone: "Listo: la pareja volvió a la lista.",
  gone: "Esta pareja ya no está en la lista. Vuelve a cargar la página.",
  first: "Volver al comienzo",
  next: "Siguientes",
} as const;

/** Through which door somebody came in, or something was done. */
const names: Record<string, string> = {
  web: "Página web",
  counter: "Mostrador",
  movil: "Aplicación móvil",
  portal: "Portal de terceros",
  usuarios: "Aplicación con verificación",
  sucursal: "Herramienta de sucursal",
  unipets: "UniPets",
  setup: "Instalación",
};

/** The doors one can filter by, in the order of the list. */
export const doors = Object.keys(names);

export const doorName = (door: string): string => names[door] ?? door;

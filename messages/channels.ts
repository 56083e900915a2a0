/** The channels through which accounts are registered and actions are taken. */
const names: Record<string, string> = {
  web: "Página web",
  counter: "Mostrador",
  movil: "Aplicación móvil",
  portal: "Portal de terceros",
  usuarios: "Aplicación con verificación",
  sucursal: "Herramienta de sucursal",
  unipets: "UniPets",
  setup: "Instalación",
  import: "Importación",
};

/** Every channel, in the order of the filters' lists. */
export const channels = Object.keys(names);

export const channelName = (channel: string): string => names[channel] ?? channel;

/** What frames the guide; the guide itself is in docs/integrar. */
export const docs = {
  title: "Guía para integradores",
  description: "Cómo registrar cuentas con Alta: cinco contratos, sus errores, sus tokens y ejemplos que funcionan.",
  nav: "Páginas de la guía",
  menu: "Todas las páginas",
  onThisPage: "En esta página",
  previous: "Anterior",
  next: "Siguiente",
  extension: "Extensión de Alta",
  linkTo: (heading: string) => `Enlace a «${heading}»`,
  code: (language: string) => `Código: ${language}`,
  sections: [
    {
      title: "Empezar",
      pages: [
        { slug: "", label: "Qué es Alta" },
        { slug: "inicio-rapido", label: "Inicio rápido" },
        { slug: "consola", label: "Consola" },
      ],
    },
    {
      title: "Contratos",
      pages: [
        { slug: "contratos/movil", label: "movil" },
        { slug: "contratos/portal", label: "portal" },
        { slug: "contratos/usuarios", label: "usuarios" },
        { slug: "contratos/sucursal", label: "sucursal" },
        { slug: "contratos/unipets", label: "unipets" },
      ],
    },
    {
      title: "Para todos",
      pages: [
        { slug: "errores", label: "Errores" },
        { slug: "tokens", label: "Tokens" },
        { slug: "limites", label: "Límites" },
        { slug: "reintentos", label: "Reintentos" },
        { slug: "clientes", label: "Código cliente" },
      ],
    },
    {
      title: "Cambiar a Alta",
      pages: [
        { slug: "mudanza", label: "Mudanza" },
        { slug: "conformidad", label: "Kit de conformidad" },
      ],
    },
  ],
} as const;

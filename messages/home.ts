export const home = {
  title: (business: string) => `${business}: tu cuenta en un minuto`,
  description:
    "Date de alta en un minuto desde el teléfono, la aplicación o una sucursal. Una sola cuenta, con tus datos siempre a mano.",
  headline: "Date de alta en un minuto.",
  lead: "Una sola cuenta para la aplicación, la página y todas las sucursales.",
  register: { title: "Crear mi cuenta", note: "Es la primera vez que vengo." },
  signIn: { title: "Ingresar", note: "Ya tengo una cuenta." },
  promises: [
    {
      title: "Pedimos lo justo",
      text: "Tu nombre, tu correo, tu teléfono y una contraseña. Lo demás, cuando quieras.",
    },
    { title: "En persona también", text: "En cualquier sucursal te damos de alta y te entregamos tu acceso impreso." },
    { title: "Tus datos son tuyos", text: "Los ves, los corriges y cierras tu cuenta cuando lo decidas." },
  ],
  integratorsLink: "Guía para integradores",
  footer: "Alta, registro de clientes",
  call: (phone: string) => `Llámanos al ${phone}`,
  privacy: "Tus datos personales",
} as const;

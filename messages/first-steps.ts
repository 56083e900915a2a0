/** What an administrator does first, on the panel's first page. */
export const firstSteps = {
  title: "Primeros pasos",
  left: (count: number) => (count === 1 ? "Falta uno." : `Faltan ${count}.`),
  done: "Hecho",
  putAway: "Quitar esta lista",
  puttingAway: "Un momento…",
  show: "Mostrar los primeros pasos en el inicio",
  shown: "Están otra vez en el inicio.",
  steps: {
    business: { title: "Ponle nombre a tu negocio", text: "Con su marca, su color y cómo llamarte." },
    mail: {
      title: "Prueba los correos",
      text: "Te enviamos uno a ti. Si llega, también llegan los de tus clientes.",
      noServer: "Falta un servidor de correo: quien opera esta instalación lo pone en SMTP_URL.",
      waiting: "El mensaje de prueba está por salir.",
      failed: "El mensaje de prueba no pudo salir.",
      why: "Ver por qué",
    },
    branch: {
      title: "Nombra tu primera sucursal",
      text: "Donde se registra a los clientes. Ahora se llama «Casa central».",
    },
    employee: {
      title: "Invita a alguien al personal",
      text: "Quien atiende el mostrador registra clientes en su sucursal.",
    },
    print: { title: "Imprime un comprobante de prueba", text: "Así ves que tu impresora y su papel sirven." },
    factor: { title: "Activa tu segundo paso", text: "Un código de tu teléfono, además de tu contraseña." },
  },
  sendTest: "Enviarme un correo de prueba",
  sending: "Enviando…",
  sent: (email: string) => `Sale en un momento hacia ${email}.`,
} as const;

export const testPrint = {
  title: "Comprobante de prueba",
  lead: "Imprímelo en la impresora y el papel del mostrador. Los datos son inventados.",
  print: "Imprimir prueba",
  good: "Salió bien",
  saving: "Guardando…",
  saved: "Anotado. Tu impresora sirve.",
  back: "Volver al inicio",
  name: "Persona de Prueba",
  email: "prueba@ejemplo.com",
  password: "K7mjq9tbXw2n",
  checks: [
    "Se lee todo, también las letras pequeñas bajo la contraseña.",
    "Nada queda cortado a los lados.",
    "La cámara de un teléfono abre el código.",
  ],
} as const;

/**
 * Our server's own answers, by status, where neither a page nor a contract answers: browsers get the detail as plain
 * text, programs get all of it as JSON.
 *
 * @type {{ [status: number]: { title: string, detail: string }, 500: { title: string, detail: string } }}
 */
export const refusals = {
  400: {
    title: "Solicitud incorrecta",
    detail: "No pudimos leer lo que enviaste. Vuelve a la página y envíalo otra vez.",
  },
  401: { title: "Sin sesión", detail: "Ingresa y vuelve a intentarlo." },
  403: {
    title: "Prohibido",
    detail: "Este formulario se envió desde otra página. Abre Alta de nuevo e inténtalo otra vez.",
  },
  404: { title: "No encontrado", detail: "Aquí no hay nada. Revisa la dirección web." },
  405: { title: "Método no permitido", detail: "Aquí no se responde a ese método." },
  409: {
    title: "Formulario de otra versión",
    detail:
      "Esta página se actualizó mientras llenabas el formulario. Vuelve a la página anterior: lo que escribiste sigue ahí, salvo la contraseña. Envíalo otra vez.",
  },
  411: {
    title: "Falta la longitud",
    detail: "No pudimos leer lo que enviaste. Vuelve a la página y envíalo otra vez.",
  },
  413: { title: "Demasiado grande", detail: "Lo que enviaste es demasiado grande." },
  429: {
    title: "Demasiadas solicitudes",
    detail: "Hay demasiados intentos desde esta conexión. Espera un momento e inténtalo otra vez.",
  },
  500: { title: "Error interno", detail: "Algo falló de nuestro lado. Inténtalo otra vez en unos minutos." },
  503: { title: "Servicio no disponible", detail: "Todavía no se puede atender. Inténtalo otra vez en un momento." },
};

/**
 * Our server's own answers, by status, where neither a page nor a contract answers: browsers get the detail as plain
 * text, programs get all of it as JSON.
 *
 * @type {{ [status: number]: { title: string, detail: string }, 500: { title: string, detail: string } }}
 */
export const refusals = {
  400: { title: "Solicitud incorrecta", detail: "La solicitud no es válida." },
  401: { title: "Sin sesión", detail: "Inicia sesión y vuelve a intentarlo." },
  403: {
    title: "Prohibido",
    detail: "Este formulario se envió desde otra página. Abre Alta de nuevo e inténtalo otra vez.",
  },
  404: { title: "No encontrado", detail: "Aquí no hay nada. Revisa la dirección." },
  405: { title: "Método no permitido", detail: "Aquí no se responde a ese método." },
  411: { title: "Falta la longitud", detail: "Falta decir cuánto mide lo que se envía." },
  413: { title: "Demasiado grande", detail: "Lo que se envía es demasiado grande." },
  429: {
    title: "Demasiadas solicitudes",
    detail: "Son demasiadas solicitudes. Espera un momento e inténtalo otra vez.",
  },
  500: { title: "Error interno", detail: "Algo falló de nuestro lado. Inténtalo otra vez en unos minutos." },
  503: { title: "Servicio no disponible", detail: "Todavía no se puede atender. Inténtalo otra vez en un momento." },
};

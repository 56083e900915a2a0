/**
 * What the server itself answers, as plain text, where no page can.
 *
 * @type {Record<number, string>}
 */
export const refusals = {
  400: "La solicitud no es válida.",
  403: "Este formulario se envió desde otra página. Abre Alta de nuevo e inténtalo otra vez.",
  405: "Aquí no se responde a ese método.",
  411: "Falta decir cuánto mide lo que se envía.",
  413: "Lo que se envía es demasiado grande.",
  500: "Algo falló de nuestro lado. Inténtalo otra vez en unos minutos.",
};

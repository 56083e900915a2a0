import { grouped } from "./grouped";

/** The move from an old server: states, figures, differences. */

const people = (count: number) => (count === 1 ? "1 persona" : `${grouped(count)} personas`);

export const movePage = {
  title: "Mudanza",
  lead: "Tu servidor anterior y Alta, lado a lado: quién responde, quién ya llegó y qué falta.",
  guide: "Leer la guía de la mudanza",
  empty: {
    title: "No hay ninguna mudanza",
    text: "Cuando quien opera Alta ponga la dirección web del servidor anterior de un contrato, aquí verás cómo va.",
  },
  with: (host: string) => `Servidor anterior: ${host}`,
  state: "Quién responde",
  change: "Cambiar",
  changing: "Cambiando…",
  changed: "Listo. Todas las instancias lo siguen en unos segundos.",
  gone: "No se pudo: ese contrato no existe.",
  states: {
    watch: {
      name: "Mirar",
      choice: "Mirar: responde el servidor anterior y Alta solo compara",
      text: "Responde el servidor anterior. Alta calcula qué habría respondido y no guarda nada.",
    },
    follow: {
      name: "Seguir",
      choice: "Seguir: responde el servidor anterior y Alta guarda las cuentas",
      text: "Responde el servidor anterior. Quien se registra o ingresa allí queda también en Alta, con su contraseña.",
    },
    lead: {
      name: "Conducir",
      choice: "Conducir: responde Alta y avisa al servidor anterior",
      text: "Responde Alta. El servidor anterior se entera de los registros, y a quien falta aquí se le busca allí cuando ingresa.",
    },
    alone: {
      name: "Sola",
      choice: "Sola: responde Alta y el servidor anterior no participa",
      text: "Responde Alta. El servidor anterior ya no recibe nada.",
    },
  },
  verdict: {
    go: "Puedes seguir",
    wait: "Todavía no",
    next: {
      watch: "Nada quedó sin explicar. El paso que sigue es «Seguir».",
      follow: "No falta nadie de quienes usaron sus aplicaciones. El paso que sigue es «Conducir».",
      lead: "El servidor anterior se entera de todo y nadie falta. Puedes pasar a «Sola» y apagarlo.",
      alone: "La mudanza terminó. Ya puedes apagar el servidor anterior y quitar su ajuste.",
    },
    reasons: {
      nothing: () => "Aún no pasó ninguna solicitud por aquí.",
      unexplained: (count: number) => `${grouped(count)} respuestas difieren sin explicación: revísalas abajo.`,
      unanswered: (count: number) => `El servidor anterior no respondió ${grouped(count)} veces.`,
      missing: (count: number) => `${people(count)} del servidor anterior no pudieron llegar: míralas abajo.`,
      not_told: (count: number) => `El servidor anterior no se enteró de ${grouped(count)} registros.`,
    },
  },
  arrived: "Ya están aquí",
  nobodyYet: "Todavía no llegó nadie.",
  people,
  ways: {
    registered: "al registrarse",
    signed_in: "al ingresar",
    told: "registradas en Alta y avisadas allí",
    imported: "con una importación",
  } as Record<string, string>,
  missing: "Faltan",
  missingNote: "Llegan cuando ingresan otra vez, o con una importación.",
  nobodyMissing: "Nadie, que sepamos.",
  columns: { email: "Correo", reason: "Por qué", when: "Cuándo", what: "Qué", count: "Veces" },
  reasons: {
    overloaded: "Había demasiado que hacer en ese momento",
    disabled: "Su cuenta está desactivada aquí",
    other_password: "Aquí ese correo tiene otra contraseña",
    document_taken: "Su documento ya es de otra cuenta",
    taken_there: "Se registró aquí y ya tenía cuenta allí, quizá con otra contraseña",
    no_password: "No vino ninguna contraseña",
    no_address: "No ingresa con un correo",
    failed: "Algo falló de nuestro lado",
  } as Record<string, string>,
  invalid: (fields: string) => `Datos que Alta no acepta: ${fields}`,
  answers: "Qué pasó con las solicitudes",
  none: "Todavía nada.",
  kinds: {
    equal: "Respuestas iguales",
    varying: "Iguales, salvo lo que siempre varía",
    accepted: "Distintas por algo que ya se sabe",
    unexplained: "Distintas sin explicación",
    uncompared: "Sin comparar",
    unanswered: "Sin respuesta del servidor anterior",
    kept: "Guardadas también aquí",
    not_kept: "No se pudieron guardar aquí",
    told: "Avisadas al servidor anterior",
    not_told: "No se pudieron avisar",
  },
  clauses: {
    here_already: "Alta ya tiene ese correo o documento",
    not_here_yet: "Alta todavía no tiene a esa persona",
    unverified_here: "Aquí falta confirmar el correo",
    only_here: "Solo Alta tiene esa cuenta o contraseña",
    old_token: "El token es del servidor anterior",
    document_silent: "El documento no dice qué responder",
    busy: "Había demasiado que hacer",
    failed: "Algo falló de nuestro lado",
    unreachable: "No se pudo conectar",
    late: "No respondió a tiempo",
    brought: "Cuenta nueva",
    known: "Ya estaba, con la misma contraseña",
    followed: "Contraseña cambiada allí, traída aquí",
  } as Record<string, string>,
  example: "Ver un ejemplo",
  before: "Servidor anterior",
  alta: "Alta",
} as const;

/** What a clause or a reason says to people; statuses and members stay as they are. */
export function moveClause(clause: string): string {
  if (clause.startsWith("invalid: ")) return movePage.invalid(clause.slice("invalid: ".length));
  return movePage.clauses[clause] ?? movePage.reasons[clause] ?? clause;
}

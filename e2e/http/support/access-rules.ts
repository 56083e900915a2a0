/** Who may see a page or use a route. Every path of the build needs a line here. */

export type Visitor = "stranger" | "client" | "disabled" | "employee" | "elsewhere" | "admin";

/**
 * `open`: everyone. `own`: any signed-in account. `staff` and `admins`: them; a 404 for other signed-in accounts.
 * `branch`: the staff of the client's branch and administrators. `wire`: a contract or another route for programs,
 * tested elsewhere. `sent`: only answers POST.
 */
export type PageRule = "open" | "own" | "staff" | "branch" | "admins" | "wire" | "sent";

export const PAGES: Record<string, PageRule> = {
  "/": "open",
  "/activar/[token]": "open",
  "/activar/listo": "open",
  "/confirmar": "own",
  "/contrasena": "own",
  "/correo/[token]": "open",
  "/correo/deshacer/[token]": "open",
  "/cuenta": "own",
  "/cuenta/cerrada": "open",
  "/cuenta/claves": "staff",
  "/cuenta/datos": "own",
  "/cuenta/segundo-paso": "own",
  "/dev/correo": "open",
  "/dev/correo/[id]": "open",
  "/docs": "open",
  "/docs/[...slug]": "open",
  "/docs/consola": "open",
  "/docs/documentos/[contrato]": "open",
  "/favicon.ico": "open",
  "/icon.svg": "open",
  "/ingresar": "open",
  "/ingresar/segundo-paso": "open",
  "/inicio": "own",
  "/no-fui-yo/[token]": "open",
  "/no-fui-yo/cuenta/[token]": "open",
  "/no-fui-yo/listo": "open",
  "/no-fui-yo/protegida": "open",
  "/no-fui-yo/segundo-paso/[token]": "open",
  "/panel": "staff",
  "/panel/auditoria": "admins",
  "/panel/auditoria/exportar": "sent",
  "/panel/cartas": "staff",
  "/panel/clientes": "staff",
  "/panel/clientes/[id]": "branch",
  "/panel/clientes/[id]/editar": "branch",
  "/panel/clientes/exportar": "sent",
  "/panel/clientes/nuevo": "staff",
  "/panel/clientes/parecidos": "sent",
  "/panel/duplicados": "staff",
  "/panel/equipo": "admins",
  "/panel/equipo/[id]": "admins",
  "/panel/equipo/nuevo": "admins",
  "/panel/mudanza": "admins",
  "/panel/importar": "admins",
  "/panel/importar/[id]": "admins",
  "/panel/importar/[id]/rechazadas": "sent",
  "/panel/importar/subir": "sent",
  "/panel/solicitudes": "admins",
  "/panel/sucursales": "admins",
  "/recuperar": "open",
  "/recuperar/[token]": "open",
  "/recuperar/listo": "open",
  "/registro": "open",
  "/salir": "sent",
  "/verificar": "open",
  "/verificar/[token]": "open",
  "/.well-known/change-password": "wire",
  "/.well-known/jwks.json": "wire",
  "/.well-known/security.txt": "wire",
  "/api/[[...unknown]]": "wire",
  "/api/auth/[...nextauth]": "wire",
  "/api/auth/login": "wire",
  "/api/auth/logout": "wire",
  "/api/auth/me": "wire",
  "/api/auth/register": "wire",
  "/api/auth/registro": "wire",
  "/api/auth/token/refresh": "wire",
  "/api/auth/token/verify": "wire",
  "/api/health": "wire",
  "/api/openapi.json": "wire",
  "/api/ready": "wire",
  "/api/users/register": "wire",
  "/api/usuarios/registrar-cliente": "wire",
  "/auth/auth/login": "wire",
  "/auth/auth/register": "wire",
  "/auth/login": "wire",
  "/auth/register": "wire",
  "/login": "wire",
};

/** The expected answer for each visitor: the page, a 404, or the sign-in. */
export function expected(rule: "own" | "staff" | "branch" | "admins", visitor: Visitor): "page" | "missing" | "way in" {
  if (visitor === "stranger" || visitor === "disabled") return "way in";
  const allowed: Record<typeof rule, Visitor[]> = {
    own: ["client", "employee", "elsewhere", "admin"],
    staff: ["employee", "elsewhere", "admin"],
    branch: ["employee", "admin"],
    admins: ["admin"],
  };
  return allowed[rule].includes(visitor) ? "page" : "missing";
}

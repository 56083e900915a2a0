import type { ContractName } from "./documents";

const withAndWithoutSlash = (...paths: string[]) => paths.flatMap((path) => [path, `${path}/`]);

/**
 * Every path of each registration contract, with and without its slash. The documents' own bodies are
 * recognised on both sides of the slash of the URL that two of them share.
 */
export const REGISTER_PATHS: Record<ContractName, string[]> = {
  movil: withAndWithoutSlash("/api/auth/register", "/api/auth/registro"),
  portal: withAndWithoutSlash("/api/auth/register"),
  usuarios: withAndWithoutSlash("/api/users/register"),
  sucursal: withAndWithoutSlash("/api/usuarios/registrar-cliente"),
  unipets: withAndWithoutSlash("/auth/register", "/auth/auth/register"),
};

export const SIGN_IN_PATHS = {
  movil: withAndWithoutSlash("/api/auth/login"),
  unipets: withAndWithoutSlash("/auth/login", "/auth/auth/login", "/login"),
};

export const REFRESH_PATHS = withAndWithoutSlash("/api/auth/token/refresh");

/** Each document's registration path, with its exact slash. */
export const DOCUMENTED_PATH: Record<ContractName, string> = {
  movil: "/api/auth/register/",
  portal: "/api/auth/register",
  usuarios: "/api/users/register",
  sucursal: "/api/usuarios/registrar-cliente/",
  unipets: "/auth/register",
};

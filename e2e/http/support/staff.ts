import type { Role } from "@/accounts/account";
import type { Alta } from "./alta";

let count = 0;

/** An unused address. */
export const freshEmail = (name = "persona") => `${name}.${++count}@example.com`;

export const PASSWORD = "una contraseña de ejemplo";

/** Registers an account through UniPets with `PASSWORD`; returns its address. */
export async function register(alta: Alta, email = freshEmail()): Promise<string> {
  const body = { nombre: "Persona de Ejemplo", email, password: PASSWORD, rol_id: 3 };
  const answer = await alta.post("/auth/register", body);
  if (answer.status !== 201) throw new Error(`Not registered: ${answer.text}`);
  return email;
}

/** Changes an account's role directly in its row. */
export async function setRole({ sql }: Alta, email: string, role: Role): Promise<void> {
  const rows = await sql`update accounts set role = ${role} where email = ${email} returning id`;
  if (rows.length !== 1) throw new Error(`No account has ${email}`);
}

export async function signIn(alta: Alta, email: string, password = PASSWORD): Promise<string> {
  const answer = await alta.post("/auth/login", { email, password });
  const { token } = answer.json as { token?: string };
  if (!token) throw new Error(`Not signed in: ${answer.text}`);
  return token;
}

/** A bearer token of an account with this role. */
export async function tokenOf(alta: Alta, role: Role): Promise<string> {
  const email = await register(alta);
  await setRole(alta, email, role);
  return signIn(alta, email);
}

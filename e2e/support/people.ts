import { randomBytes } from "node:crypto";

export type Account = { email: string; password: string };
export type Person = Account & { givenNames: string; surnames: string; phone: string };

/** A fictitious person without an account. */
export function newPerson(): Person {
  return {
    givenNames: "Ana María",
    surnames: "Prueba Ñáñez",
    email: `ana.${randomBytes(6).toString("hex")}@example.com`,
    phone: "612345678",
    password: "tortuga lenta bajo la lluvia",
  };
}

/** The same, with an account: registered through a contract, as an application does. */
export async function registerPerson(url: string, differing: Partial<Person> = {}): Promise<Person> {
  const person = { ...newPerson(), ...differing };
  const { givenNames, surnames, email, password } = person;
  const body = { nombre: `${givenNames} ${surnames}`, email, password, rol_id: 3 };
  await post(url, "/auth/register", body);
  return person;
}

/** Registered by an employee at the counter; the password is the one on the slip. */
export async function registerAtCounter(url: string, employee: Account): Promise<Account> {
  const { token } = await post<{ token: string }>(url, "/auth/login", employee);
  const { email, givenNames, surnames, phone } = newPerson();
  const body = { email, nombre: givenNames, apellido: surnames, telefono: phone, fecha_nacimiento: "1948-03-05" };
  const path = "/api/usuarios/registrar-cliente/";
  const answer = await post<{ password_generada: string }>(url, path, body, { Authorization: `Bearer ${token}` });
  return { email, password: answer.password_generada };
}

async function post<Answer>(url: string, path: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (response.status !== 201 && response.status !== 200) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

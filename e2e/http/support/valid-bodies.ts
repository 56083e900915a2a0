import type { ContractName } from "./documents";

let count = 0;

/** A complete valid body about a fictitious person, with a unique document number. */
export function validBody(name: string, email: string): Record<string, unknown> {
  count += 1;
  const password = "una contraseña de ejemplo";
  const bodies: Record<ContractName, Record<string, unknown>> = {
    movil: {
      nombres: "Ana María",
      apellidos: "Ejemplo Ñáñez",
      email,
      password,
      password_confirm: password,
      telefono: "+591 70000001",
      fecha_nacimiento: "1990-02-28",
      genero: "F",
      documento_identidad: `M-${count}`,
      pais: "BO",
    },
    portal: {
      nombre: "Juan Ejemplo",
      email,
      password,
      celular: "70000002",
      documento: `P-${count}`,
      direccion: "Calle Ficticia 123",
    },
    usuarios: {
      documentType: "DNI",
      documentID: `U-${count}`,
      userName: "Nicolás",
      userSurname: "Ejemplo",
      birthDate: "2002-04-30",
      address: "Calle Ficticia 1384",
      phoneNumber: "3410000003",
      nationality: "Argentina",
      email,
      password,
    },
    sucursal: {
      email,
      nombre: "Julia",
      apellido: "Ejemplo",
      telefono: "70000004",
      fecha_nacimiento: "1985-12-31",
      rol: 1,
      puesto: null,
      localidad: 1,
    },
    unipets: { nombre: "Rosa Ejemplo", email, password, rol_id: 3 },
  };
  const body = (bodies as Record<string, Record<string, unknown>>)[name];
  if (!body) throw new Error(`There is no valid body for the contract ${name}`);
  return body;
}

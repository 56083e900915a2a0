import * as z from "zod";
import type { RegisterProblem } from "../../accounts/account";
import type { Description } from "../description";
import { forAnyone, onceOnly, wire } from "./wire";

const nicolas = {
  documentType: "DNI",
  documentID: "43769142",
  userName: "Nicolás",
  userSurname: "Gimenez",
  birthDate: "2002-04-30",
  address: "Balcarce 1384",
  phoneNumber: "3415437859",
  nationality: "Argentina",
  email: "nicolas@example.com",
  password: "654321",
};
const { nationality: _, ...withoutNationality } = nicolas;
const registered = [{ path: "/api/users/register", body: nicolas }];
const repeated = "Se ha detectado un valor repetido";

export const usuariosRegister: Description<RegisterProblem> = {
  id: "usuariosRegister",
  contract: {
    name: "usuarios",
    description: "Registro para aplicaciones que verifican el correo antes del primer inicio de sesión.",
  },
  origin: "document",
  title: "Registrar un usuario que verificará su correo",
  text: "La cuenta nace como cliente y sin verificar: le llega un correo con un enlace y no puede iniciar sesión hasta confirmarlo. La respuesta no espera al servidor de correo.",
  mounts: [{ path: "/api/users/register", origin: "document" }],
  fields: {
    documentType: "Tipo de documento.",
    documentID: "Número de documento, único en el sistema: no cuentan espacios, puntos ni guiones.",
    userName: "Nombre.",
    userSurname: "Apellido.",
    birthDate: "Fecha de nacimiento, un día real desde 1900 hasta hoy.",
    address: "Dirección.",
    phoneNumber: "Número de teléfono.",
    nationality: "Nacionalidad.",
    email: "Correo, único entre todas las cuentas.",
    password: "Contraseña. Que tenga al menos 6 caracteres es decisión de Alta.",
  },
  shapes: [z.strictObject({ message: z.string() }).meta({ id: "UsuariosMessage" })],
  done: { registrado: { summary: "Registro completo.", origin: "document", request: { body: nicolas } } },
  refused: {
    ...wire,
    ...onceOnly,
    ...forAnyone,
    failed: { error_de_conexion: { summary: "Error de conexión con el servidor.", origin: "document" } },
    invalid: {
      falta_informacion: {
        summary: "Faltan campos: se nombran todos, en el orden del documento.",
        origin: "document",
        request: { body: withoutNationality },
      },
      fecha_no_valida: {
        summary: "La fecha de nacimiento no es una fecha válida.",
        origin: "document",
        request: { body: { ...nicolas, birthDate: "30/04/2002" } },
      },
      correo_no_valido: {
        summary: "El correo no es una dirección válida.",
        origin: "document",
        request: { body: { ...nicolas, email: "nicolas" } },
      },
      contrasena_corta: {
        summary: "La contraseña tiene menos de 6 caracteres.",
        request: { body: { ...nicolas, password: "54321" } },
      },
    },
    email_taken: {
      correo_repetido: {
        summary: `${repeated}: el correo.`,
        origin: "document",
        request: { body: { ...nicolas, documentID: "40222333" }, given: registered },
      },
    },
    document_taken: {
      documento_repetido: {
        summary: `${repeated}: el número de documento.`,
        origin: "document",
        request: { body: { ...nicolas, email: "otro@example.com", documentID: "43.769.142" }, given: registered },
      },
    },
    branch_unknown: "never",
    role_not_allowed: "never",
  },
};

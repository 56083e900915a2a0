import { expect, test } from "vitest";
import { guessMapping } from "./guess-mapping";
import { IMPORT_FIELDS } from "./row/import-field";

test("the headers of the help need no mapping", () => {
  expect(guessMapping([...IMPORT_FIELDS], [])).toEqual([...IMPORT_FIELDS]);
});

test.each([
  ["movil", "nombres,apellidos,email,telefono,fecha_nacimiento,genero,documento_identidad,pais", null],
  ["portal", "nombre,email,celular,documento,direccion", "nombre,email,telefono,documento_identidad,direccion"],
  [
    "usuarios",
    "documentType,documentID,userName,userSurname,birthDate,address,phoneNumber,nationality,email",
    "documento_tipo,documento_identidad,nombres,apellidos,fecha_nacimiento,direccion,telefono,nacionalidad,email",
  ],
  [
    "sucursal",
    "email,nombre,apellido,telefono,fecha_nacimiento,rol,localidad",
    "email,nombre,apellidos,telefono,fecha_nacimiento,rol,sucursal",
  ],
  ["unipets", "nombre,email,rol_id", "nombre,email,rol"],
  [
    "Django",
    "id,password,username,first_name,last_name,email,is_active,date_joined,is_staff",
    "id,password_hash,,nombres,apellidos,email,activo,creado,",
  ],
  ["a spreadsheet", "Correo Electrónico;Nombre y Apellido;Teléfono", "email,nombre,telefono"],
])("the field names of %s are known", (_, headers, fields) => {
  const columns = headers.split(/[,;]/);
  expect(guessMapping(columns, []).map((field) => field ?? "")).toEqual((fields ?? headers).split(","));
});

test("columns whose headers say nothing are known by their values, and a field is guessed once", () => {
  const samples = [
    ["ana@example.com", "$2b$10$abc", "05/03/1990", "+591 71234567", "azul", "otro@example.com"],
    ["eva@example.com", "$2y$10$abc", "1971-01-31", "+591 61234567", "rojo", ""],
  ];
  const mapping = guessMapping(["a", "b", "c", "d", "e", "f"], samples);
  expect(mapping).toEqual(["email", "password_hash", "fecha_nacimiento", "telefono", null, null]);
});

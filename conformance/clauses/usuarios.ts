import { exactly, first, hasBody, hasMember, hasStatus, memberAt, shown } from "../answer.ts";
import { clausesOf } from "../clause.ts";
import type { Target } from "../target.ts";

const URL = "/api/users/register";
/** Each required field with the line that says so. */
const REQUIRED = {
  documentType: 17,
  documentID: 18,
  userName: 19,
  userSurname: 20,
  birthDate: 21,
  address: 22,
  phoneNumber: 23,
  nationality: 24,
  email: 25,
  password: 26,
} as const;

function person(target: Target) {
  return {
    documentType: "DNI",
    documentID: target.freshDocument(),
    userName: "Nicolás",
    userSurname: "Prueba",
    birthDate: "2002-04-30",
    address: "Calle Ficticia 1384",
    phoneNumber: "3410000000",
    nationality: "Argentina",
    email: target.freshEmail(),
    password: "654321",
  };
}

const registered = (target: Target) =>
  target.once("usuarios registered", async () => {
    const body = person(target);
    return { body, answer: await target.post(URL, body) };
  });

const REPEATED = { message: "Se ha detectado un valor repetido que debería ser único." };

export const usuarios = clausesOf("usuarios", [
  {
    id: "ok",
    line: 57,
    quote: "200 OK",
    expects: "Registrar responde 200",
    check: async (target) => hasStatus((await registered(target)).answer, 200),
  },
  {
    id: "message",
    line: 61,
    quote: '"message": "Registro exitoso"',
    expects: "Trae ese mensaje y nada más",
    check: async (target) => hasBody((await registered(target)).answer, { message: "Registro exitoso" }),
  },
  ...Object.entries(REQUIRED).map(([name, line]) => ({
    id: `required-${name}`,
    line,
    quote: `${name}: string, **obligatorio**`,
    expects: `Sin \`${name}\` responde 400 y dice que falta`,
    check: async (target: Target) => {
      const answer = await target.post(URL, { ...person(target), [name]: undefined });
      const message = `Toda la información es requerida. Falta(n): ${name}`;
      return first(hasStatus(answer, 400), hasMember(answer, "message", exactly(message)));
    },
  })),
  {
    id: "several-missing",
    line: 75,
    quote: "Falta(n): nationality",
    expects: "Si faltan varios, los nombra a todos",
    check: async (target) => {
      const answer = await target.post(URL, { ...person(target), address: undefined, nationality: undefined });
      const message = String(memberAt(answer.json, "message"));
      const named = ["Toda la información es requerida. Falta(n): ", "address", "nationality"];
      return first(
        hasStatus(answer, 400),
        named.every((part) => message.includes(part)) ? null : `respondió ${shown(answer)}`,
      );
    },
  },
  {
    id: "repeated-email",
    line: 79,
    quote: "Número de documento y/o email ya utilizados",
    expects: "Correo repetido: 400 con la frase documentada",
    check: async (target) => {
      const { email } = (await registered(target)).body;
      const answer = await target.post(URL, { ...person(target), email });
      return first(hasStatus(answer, 400), hasBody(answer, REPEATED));
    },
  },
  {
    id: "repeated-document",
    line: 123,
    quote: "Los campos **email** y **documentID** deben ser únicos",
    expects: "Documento repetido: 400 con la frase documentada",
    check: async (target) => {
      const { documentID } = (await registered(target)).body;
      const answer = await target.post(URL, { ...person(target), documentID });
      return first(hasStatus(answer, 400), hasBody(answer, REPEATED));
    },
  },
  {
    id: "birth-date",
    line: 95,
    quote: 'El campo \\"birthDate\\" debe ser una fecha válida',
    expects: "Fecha de nacimiento con formato incorrecto: 400 con esa frase",
    check: async (target) => {
      const answer = await target.post(URL, { ...person(target), birthDate: "no es una fecha" });
      const message = 'El campo "birthDate" debe ser una fecha válida';
      return first(hasStatus(answer, 400), hasBody(answer, { message }));
    },
  },
  {
    id: "email",
    line: 105,
    quote: 'El campo \\"email\\" debe ser una dirección de correo electrónico válida',
    expects: "Correo con formato incorrecto: 400 con esa frase",
    check: async (target) => {
      const answer = await target.post(URL, { ...person(target), email: "no es un correo" });
      const message = 'El campo "email" debe ser una dirección de correo electrónico válida';
      return first(hasStatus(answer, 400), hasBody(answer, { message }));
    },
  },
]);

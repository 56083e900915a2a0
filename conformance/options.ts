import { parseArgs } from "node:util";
import { CONTRACTS, type ContractName } from "./clause.ts";
import type { TargetOptions } from "./target.ts";

export type Options = TargetOptions & {
  contracts: ContractName[];
  json: boolean;
  /** A shell command that removes the accounts whose e-mails it reads, one a line. */
  cleanup: string | undefined;
};

export const usage = `Comprueba si un servidor, el que sea, cumple los cinco documentos.

  npm run conformance -- --url https://servidor.example [opciones]

  --url URL            el servidor que se examina
  --contract NOMBRE    solo este contrato (se puede repetir): ${CONTRACTS.join(", ")}
  --token TOKEN        token de un empleado o de un administrador, para el contrato sucursal
  --email, --password  o sus datos, para iniciar sesión por una ruta conocida
  --branch NÚMERO      una sucursal que exista allí (1)
  --timeout SEGUNDOS   cuánto se espera cada respuesta (15)
  --cleanup ORDEN      al final, ejecuta esta orden con los correos creados en su entrada, uno por línea
  --json               resultado para programas
  --help               esta ayuda

Las cuentas que crea se llaman conformidad+…@example.com; al final dice por qué empiezan sus correos.
Termina con 0 si todo lo comprobado se cumple, con 1 si algo no se cumple y con 2 si no se pudo examinar.`;

const OPTIONS = {
  url: { type: "string" },
  contract: { type: "string", multiple: true },
  token: { type: "string" },
  email: { type: "string" },
  password: { type: "string" },
  branch: { type: "string" },
  timeout: { type: "string" },
  cleanup: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** Parses the command line; throws an error whose message is a sentence for the operator. */
export function readOptions(args: string[]): Options | "help" {
  const values = parse(args);
  if (values.help) return "help";
  if (!values.url || !URL.canParse(values.url) || !/^https?:/i.test(values.url))
    throw new Error("Falta --url, o no es una dirección http o https.");
  const contracts = (values.contract ?? CONTRACTS).map((name) => {
    const known = CONTRACTS.find((contract) => contract === name);
    if (!known) throw new Error(`No conozco el contrato «${name}». Son: ${CONTRACTS.join(", ")}.`);
    return known;
  });
  return {
    url: values.url,
    contracts,
    json: values.json,
    cleanup: values.cleanup,
    token: values.token,
    email: values.email,
    password: values.password,
    branch: wholeNumber("branch", values.branch),
    timeoutSeconds: wholeNumber("timeout", values.timeout),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new Error(MISREAD[code]?.(/'([^' ]+)/.exec(message)?.[1] ?? "") ?? message);
  }
}

const MISREAD: Record<string, (what: string) => string> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: (option) => `No conozco la opción ${option}.`,
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: (option) => `${option} no se usa así.`,
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: (word) => `No sé qué hacer con «${word}».`,
};

function wholeNumber(name: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const number = Number(written);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`--${name} espera un número entero, de 1 en adelante.`);
  return number;
}

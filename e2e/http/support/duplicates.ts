import { type ContractName, Examples } from "./documents";

const documented = (name: ContractName, words: RegExp) => {
  const { status, body } = new Examples(name).json(words);
  return { status: status ?? 0, body };
};

/** Each contract's answer to a taken e-mail. Portal's document has none: Alta chose it. */
export const DUPLICATE: Record<ContractName, { status: number; body: object }> = {
  movil: { status: 400, body: { email: documented("movil", /ya existe o hay error/).body.email } },
  portal: { status: 409, body: { status: "error", message: "El email ya está registrado." } },
  usuarios: documented("usuarios", /ya utilizados/),
  sucursal: documented("sucursal", /Email ya registrado/),
  unipets: documented("unipets", /409 Conflict/),
};

export const SUCCESS: Record<ContractName, number> = {
  movil: 201,
  portal: 201,
  usuarios: 200,
  sucursal: 201,
  unipets: 201,
};

import { type ContractName, documentText } from "./documents";

/** Where each document lists the fields it requires, and how one of them is written there. */
const LISTS: Record<ContractName, { list: RegExp; field: RegExp }> = {
  movil: { list: /Campos obligatorios:\*\*\s*\n(.*)\n/, field: /`(\w+)`/g },
  portal: { list: /\| Parámetro([\s\S]*?)\n\n/, field: /`(\w+)`.*\| Sí/g },
  usuarios: { list: /#### BODY([\s\S]*?)\n### /, field: /- (\w+): string, \*\*obligatorio\*\*/g },
  sucursal: { list: /### Campos Requeridos([\s\S]*?)\n### /, field: /\| `(\w+)`/g },
  unipets: {
    list: /#### Campos requeridos en el body:([\s\S]*?)\n####/,
    field: /\n\| (nombre|email|password|rol_id) /g,
  },
};

/** The fields a document requires, in its order, as read from the document itself. */
export function requiredFields(name: ContractName): string[] {
  const { list, field } = LISTS[name];
  const listed = list.exec(documentText(name))?.[1] ?? "";
  return [...listed.matchAll(field)].map(([, found]) => found ?? "");
}

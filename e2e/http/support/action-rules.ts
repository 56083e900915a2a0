import type { Visitor } from "./access-rules";

/** The ids of the rows an action is tried on, inserted for the attempt. */
export type Targets = {
  client: number;
  /** Another account of theirs that nobody has used yet. */
  double: number;
  /** Of an account into the client's. */
  merge: number;
  colleague: number;
  request: number;
  branch: number;
  imported: number;
  mail: number;
  word: string;
};

type Rule = {
  /** The visitors who may use it; for all others it must change nothing. */
  changes: Visitor[];
  /** A form with which allowed callers succeed. */
  fields: (targets: Targets) => Record<string, string>;
};

/** Actions without an account or on one's own account; tested elsewhere. */
const OPEN = "open";

const BRANCH: Visitor[] = ["employee", "admin"];
const STAFF: Visitor[] = ["employee", "elsewhere", "admin"];
const ADMINS: Visitor[] = ["admin"];

const onImport = ({ imported }: Targets) => ({ id: String(imported) });
const onClient = ({ client }: Targets) => ({ id: String(client) });
const pairOf = (id: number, otherId: number) => ({ id: String(id), otherId: String(otherId) });
const person = ({ word }: Targets) => ({ email: `${word}@example.com`, givenNames: "Persona", surnames: "Inventada" });

const numberOf = (word: string) => Number.parseInt(word.slice(1, 8), 36);

/** Every server action of the build needs a line here. */
export const ACTIONS: Record<string, Rule | typeof OPEN> = {
  "app/(links)/activar/actions.ts choose": OPEN,
  "app/(links)/activar/actions.ts renew": OPEN,
  "app/_forms/assess-password.ts assess": OPEN,
  "app/(self)/acuerdo/actions.ts accept": OPEN,
  "app/(entry)/contrasena/actions.ts choosePassword": OPEN,
  "app/(entry)/confirmar/actions.ts prove": OPEN,
  "app/(links)/correo/actions.ts confirm": OPEN,
  "app/(links)/correo/actions.ts undo": OPEN,
  "app/(self)/cuenta/actions.ts close": OPEN,
  "app/(self)/cuenta/actions.ts dropNews": OPEN,
  "app/(self)/cuenta/actions.ts takeNews": OPEN,
  "app/(self)/cuenta/actions.ts endSession": OPEN,
  "app/(self)/cuenta/actions.ts resendLink": OPEN,
  "app/(self)/cuenta/actions.ts saveEmail": OPEN,
  "app/(self)/cuenta/actions.ts savePassword": OPEN,
  "app/(self)/cuenta/actions.ts saveProfile": OPEN,
  "app/(self)/cuenta/claves/actions.ts createKey": {
    changes: STAFF,
    fields: ({ branch, word }) => ({ name: word, branchId: String(branch) }),
  },
  "app/(self)/cuenta/claves/actions.ts revokeKey": OPEN,
  "app/(self)/cuenta/segundo-paso/actions.ts begin": OPEN,
  "app/(self)/cuenta/segundo-paso/actions.ts finish": OPEN,
  "app/(self)/cuenta/segundo-paso/actions.ts removeFactor": OPEN,
  "app/(self)/cuenta/segundo-paso/actions.ts renewCodes": OPEN,
  "app/(self)/cuenta/segundo-paso/passkey-actions.ts addKey": OPEN,
  "app/(self)/cuenta/segundo-paso/passkey-actions.ts removeKey": OPEN,
  "app/(entry)/ingresar/actions.ts enter": OPEN,
  "app/(entry)/ingresar/segundo-paso/actions.ts confirmCode": OPEN,
  "app/(links)/no-fui-yo/actions.ts disown": OPEN,
  "app/(links)/no-fui-yo/actions.ts object": OPEN,
  "app/(links)/no-fui-yo/actions.ts secure": OPEN,
  "app/(links)/no-fui-yo/actions.ts undoFactor": OPEN,
  "app/(links)/recuperar/actions.ts ask": OPEN,
  "app/(links)/recuperar/actions.ts choose": OPEN,
  "app/(links)/recuperar/actions.ts renew": OPEN,
  "app/(entry)/registro/actions.ts register": OPEN,
  "app/(links)/verificar/actions.ts ask": OPEN,
  "app/(links)/verificar/actions.ts renew": OPEN,
  "app/(links)/verificar/actions.ts verify": OPEN,
  "app/panel/account-actions.ts disable": { changes: BRANCH, fields: onClient },
  "app/panel/account-actions.ts enable": { changes: BRANCH, fields: onClient },
  "app/panel/account-actions.ts endEverySession": { changes: BRANCH, fields: onClient },
  "app/panel/account-actions.ts reissue": { changes: BRANCH, fields: onClient },
  "app/panel/account-actions.ts removeSecondFactor": { changes: ADMINS, fields: onClient },
  "app/panel/account-actions.ts resend": { changes: BRANCH, fields: onClient },
  "app/panel/cartas/actions.ts retry": { changes: BRANCH, fields: ({ mail }) => ({ id: String(mail) }) },
  "app/panel/check-export.ts checkAuditExport": { changes: [], fields: () => ({}) },
  "app/panel/check-export.ts checkClientsExport": { changes: [], fields: () => ({}) },
  "app/panel/clientes/[id]/actions.ts apart": {
    changes: BRANCH,
    fields: ({ client, colleague }) => pairOf(client, colleague),
  },
  "app/panel/clientes/[id]/unir/actions.ts mergeAccounts": {
    changes: BRANCH,
    fields: ({ client, double }) => ({
      ...pairOf(client, double),
      keepId: String(client),
      reason: "Es la misma persona",
    }),
  },
  "app/panel/clientes/[id]/unir/actions.ts separateAccounts": {
    changes: BRANCH,
    fields: ({ merge }) => ({ id: String(merge) }),
  },
  "app/panel/clientes/[id]/editar/actions.ts saveClient": {
    changes: BRANCH,
    fields: (targets) => ({ ...person(targets), ...onClient(targets), branchId: String(targets.branch) }),
  },
  "app/panel/clientes/nuevo/actions.ts registerClient": {
    changes: STAFF,
    fields: (targets) => ({
      ...person(targets),
      surnames: targets.word,
      // Another person each time: a duplicate would need a reason.
      phone: `+5917${numberOf(targets.word) % 1e7}`.padEnd(12, "3"),
      "birthDate-day": String(1 + (numberOf(targets.word) % 28)),
      "birthDate-month": "03",
      "birthDate-year": String(1925 + (numberOf(targets.word) % 80)),
      branchId: String(targets.branch),
      delivery: "slip",
    }),
  },
  "app/panel/duplicados/actions.ts searchNow": { changes: ADMINS, fields: () => ({}) },
  "app/panel/duplicados/actions.ts together": {
    changes: BRANCH,
    fields: ({ client, colleague }) => ({ id: String(client), otherId: String(colleague) }),
  },
  "app/panel/equipo/actions.ts invite": {
    changes: ADMINS,
    fields: (targets) => ({ ...person(targets), role: "employee" }),
  },
  "app/panel/equipo/actions.ts closeMember": {
    changes: ADMINS,
    fields: ({ colleague }) => ({ id: String(colleague) }),
  },
  "app/panel/equipo/actions.ts saveMember": {
    changes: ADMINS,
    fields: ({ colleague, word }) => ({ id: String(colleague), givenNames: word }),
  },
  "app/panel/equipo/actions.ts saveRole": {
    changes: ADMINS,
    fields: ({ client }) => ({ id: String(client), role: "admin" }),
  },
  "app/panel/mudanza/actions.ts saveState": {
    changes: ADMINS,
    fields: () => ({ contract: "portal", state: "follow" }),
  },
  "app/panel/importar/actions.ts discard": { changes: ADMINS, fields: onImport },
  "app/panel/importar/actions.ts mapColumns": {
    changes: ADMINS,
    fields: (targets) => ({ ...onImport(targets), "column-0": "email", "column-1": "nombre" }),
  },
  "app/panel/importar/actions.ts run": { changes: ADMINS, fields: onImport },
  "app/panel/importar/actions.ts undo": { changes: ADMINS, fields: onImport },
  "app/panel/first-steps-actions.ts notePrint": { changes: ADMINS, fields: () => ({}) },
  "app/panel/first-steps-actions.ts putAway": { changes: ADMINS, fields: () => ({}) },
  "app/panel/first-steps-actions.ts sendTest": { changes: ADMINS, fields: () => ({}) },
  "app/panel/first-steps-actions.ts showAgain": { changes: ADMINS, fields: () => ({}) },
  "app/panel/negocio/actions.ts dropMark": { changes: ADMINS, fields: () => ({}) },
  "app/panel/negocio/actions.ts saveFacts": {
    changes: ADMINS,
    fields: ({ word }) => ({ name: word, colour: "#0b5d51" }),
  },
  // The first sending only shows it; another test publishes one.
  "app/panel/negocio/textos/[texto]/actions.ts writeText": {
    changes: [],
    fields: ({ word }) => ({ kind: "terms", after: "0", body: word, short: "" }),
  },
  // Its file does not come in a field; another test sends one.
  "app/panel/negocio/actions.ts uploadMark": { changes: [], fields: () => ({}) },
  "app/panel/solicitudes/actions.ts approve": {
    changes: ADMINS,
    fields: ({ request }) => ({ id: String(request) }),
  },
  "app/panel/solicitudes/actions.ts reject": { changes: ADMINS, fields: ({ request }) => ({ id: String(request) }) },
  "app/panel/sucursales/actions.ts close": { changes: ADMINS, fields: ({ branch }) => ({ id: String(branch) }) },
  "app/panel/sucursales/actions.ts reopen": { changes: ADMINS, fields: ({ branch }) => ({ id: String(branch) }) },
  "app/panel/sucursales/actions.ts saveBranch": { changes: ADMINS, fields: ({ word }) => ({ id: "", name: word }) },
};

/** The actions with a rule of their own. */
export const ruled = (name: string): Rule | null => {
  const rule = ACTIONS[name];
  return rule && rule !== OPEN ? rule : null;
};

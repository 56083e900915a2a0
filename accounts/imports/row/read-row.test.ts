import { expect, test, vi } from "vitest";
import type { ImportField } from "./import-field";

vi.stubEnv("AUTH_SECRET", "a secret of the tests that is long enough to sign with");
const { readRow } = await import("./read-row");
type Reading = Parameters<typeof readRow>[1];

const branches = new Map([
  ["casa central", { id: 3, open: true }],
  ["norte", { id: 4, open: false }],
  ["3", { id: 3, open: true }],
]);

function read(row: Partial<Record<ImportField, string>>, more: Partial<Reading> = {}) {
  const whole = { email: "ana@example.com", nombres: "Ana", ...row };
  const mapping = Object.keys(whole) as ImportField[];
  const usual: Reading = {
    mapping,
    branches,
    roles: {},
    dayOrder: { birth: "dmy", created: "dmy" },
    documentDigits: 0,
  };
  return readRow(Object.values(whole), { ...usual, ...more });
}

const problem = (field: ImportField | "fila", code: string) => ({ problem: expect.objectContaining({ field, code }) });

test.each([
  ["05/03/1990", "1990-03-05"],
  ["5-3-1990", "1990-03-05"],
  ["1990-03-05T00:00:00Z", "1990-03-05"],
  ["19900305", "1990-03-05"],
  ["32937", "1990-03-05"],
  ["32937.0", "1990-03-05"],
])("the day %s is understood", (written, day) =>
  expect(read({ fecha_nacimiento: written })).toMatchObject({ birthDate: day }),
);

test("a column that writes the month first is read so", () => {
  const dayOrder = { birth: "mdy", created: "dmy" } as const;
  expect(read({ fecha_nacimiento: "03/05/1990" }, { dayOrder })).toMatchObject({ birthDate: "1990-03-05" });
});

test.each(["31/02/1990", "1990", "05/03/90", "ayer", "01/01/2999"])("the day %s is refused", (written) =>
  expect(read({ fecha_nacimiento: written })).toEqual(problem("fecha_nacimiento", "date")),
);

test.each([
  ["2019-05-06 10:00:00+00", "2019-05-06T10:00:00.000Z"],
  ["2019-05-06T10:00:00.123456-04:00", "2019-05-06T14:00:00.000Z"],
  ["1557136800", "2019-05-06T10:00:00.000Z"],
  ["1557136800000", "2019-05-06T10:00:00.000Z"],
  ["06/05/2019 10:00 UTC", "2019-05-06T10:00:00.000Z"],
])("the instant %s is understood", (written, instant) => {
  expect(read({ creado: written })).toMatchObject({ createdAt: new Date(instant) });
  expect(read({ verificado: written })).toMatchObject({ verified: new Date(instant) });
});

test("what a spreadsheet does to digits is undone where that is certain, and refused where they are lost", () => {
  expect(read({ telefono: "71234567.0", documento_identidad: "1234567.0" })).toMatchObject({
    phone: "71234567",
    documentNumber: "1234567",
  });
  expect(read({ telefono: "5,91712E+10" })).toEqual(problem("telefono", "digits_lost"));
  const dni = { documento_tipo: "DNI", documento_identidad: "1234567", pais: "Perú" };
  expect(read(dni)).toMatchObject({ documentNumber: "01234567", country: "PE" });
  expect(read({ documento_identidad: "123" }, { documentDigits: 6 })).toMatchObject({ documentNumber: "000123" });
  expect(read({ documento_identidad: "0012" })).toMatchObject({ documentNumber: "0012" });
});

test.each<[Partial<Record<ImportField, string>>, ImportField, string]>([
  [{ email: "ana" }, "email", "email"],
  [{ email: "" }, "email", "missing"],
  [{ nombres: "" }, "nombres", "missing"],
  [{ nombres: '=HYPERLINK("x")' }, "nombres", "formula"],
  [{ nombres: "Jos\ufffd" }, "nombres", "unreadable"],
  [{ nombres: "A\u202ena" }, "nombres", "characters"],
  [{ telefono: "123456789012345678901" }, "telefono", "too_long"],
  [{ sucursal: "Luna" }, "sucursal", "branch_unknown"],
  [{ sucursal: "Norte" }, "sucursal", "branch_closed"],
  [{ pais: "Narnia" }, "pais", "country"],
  [{ verificado: "quizás" }, "verificado", "flag"],
  [{ creado: "2999-01-01" }, "creado", "instant"],
  [{ rol: "admin" }, "rol", "role_unassigned"],
  [{ rol: "1" }, "rol", "role_unassigned"],
  [{ rol: "constructor" }, "rol", "role_unassigned"],
  [{ password_hash: `$2b$31$${"a".repeat(53)}` }, "password_hash", "hash_too_costly"],
  [
    { password_hash: "$argon2id$v=19$m=4294967296,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaGhhc2g" },
    "password_hash",
    "hash_too_costly",
  ],
  [{ password_hash: "{noop}secreta" }, "password_hash", "hash_plain_text"],
  [{ password_hash: "secreta" }, "password_hash", "hash_unknown"],
])("%j is rejected at its field with its reason", (row, field, code) =>
  expect(read(row)).toEqual(problem(field, code)),
);

test("a row with more cells than the header is rejected", () => {
  const mapping: ImportField[] = ["email", "nombres"];
  const usual: Reading = {
    mapping,
    branches,
    roles: {},
    dayOrder: { birth: "dmy", created: "dmy" },
    documentDigits: 0,
  };
  expect(readRow(["ana@example.com", "Ana", "de más"], usual)).toEqual(problem("fila", "columns"));
  expect(readRow(["ana@example.com", "Ana", ""], usual)).toMatchObject({ givenNames: "Ana" });
});

test("staff come only from words that an administrator has mapped, with a confirmed address and a branch", () => {
  const roles = { gerente: "admin", caja: "employee" } as const;
  expect(read({ rol: "Gerente", verificado: "sí" }, { roles })).toMatchObject({ role: "admin" });
  expect(read({ rol: "Gerente" }, { roles })).toEqual(problem("rol", "staff_unverified"));
  expect(read({ rol: "Caja", verificado: "1" }, { roles })).toEqual(problem("sucursal", "staff_branch"));
  expect(read({ rol: "Caja", verificado: "1", sucursal: "CASA CENTRAL" }, { roles })).toMatchObject({
    role: "employee",
    branchId: 3,
  });
  for (const rol of ["cliente", "USER", "3", ""]) expect(read({ rol })).toMatchObject({ role: "client" });
});

test("a hash is kept as another system's, and none where that system has none", () => {
  const hash = `$2y$10$${"a".repeat(53)}`;
  expect(read({ password_hash: hash })).toMatchObject({ passwordHash: `foreign:${hash}` });
  for (const none of ["", "!", "!Zk3unusable", "*"])
    expect(read({ password_hash: none })).toMatchObject({ passwordHash: null });
});

test("what our own file of rejected rows has made harmless is read as it was", () => {
  expect(read({ telefono: "'+59171234567" })).toMatchObject({ phone: "+59171234567" });
  expect(read({ nombres: "'=1+1" })).toEqual(problem("nombres", "formula"));
});

import { expect, test } from "vitest";
import { score } from "./score";
import { type Person, traitsOf } from "./traits";

const compare = (one: Partial<Person>, other: Partial<Person>, strict = false) => {
  const { verdict, reasons } = score(traitsOf({ name: "", ...one }), traitsOf({ name: "", ...other }), { strict });
  return { verdict, reasons };
};

test.each([
  ["20-43769142-3", "43769142", "same", "other_form_document"],
  ["27 04376914 1", "4376914", "same", "other_form_document"],
  ["10437691425", "43769142", "same", "other_form_document"],
  ["1712345678001", "171234567-8", "same", "other_form_document"],
  ["12.345.670-K", "12345670k", "same", "same_document"],
  ["V-15.234.567", "v15234567", "same", "same_document"],
  ["6543210 LP", "6543210", "very_alike", "alike_document"],
  ["6543210-1A", "6543210", "very_alike", "alike_document"],
  ["900.123.456-7", "900123456", "very_alike", "alike_document"],
  ["GOMC800101HDFRRN09", "GOMC800101AB1", "very_alike", "alike_document"],
  ["43761942", "43769142", "maybe", "near_document"],
  ["4376912", "43769142", "maybe", "near_document"],
])("the document %s is %s's in another form: %s", (one, other, verdict, reason) => {
  expect(compare({ document: one }, { document: other })).toEqual({ verdict, reasons: [reason] });
  expect(compare({ document: other }, { document: one })).toEqual({ verdict, reasons: [reason] });
});

test("a complement or a place of issue tells two people apart who share a number", () => {
  for (const [one, other] of [
    ["6543210-1A", "6543210-1B"],
    ["6543210 LP", "6543210 SC"],
    ["V-6543210", "E-6543210"],
  ])
    expect(compare({ document: one ?? "" }, { document: other ?? "" }).verdict).toBe(null);
  const person = { name: "Ana Condori", birthDate: "1980-05-06" };
  const { verdict } = compare({ ...person, document: "6543210 LP" }, { ...person, document: "6543210 SC" });
  expect(verdict).not.toBe("same");
});

test.each(["3415437859", "+54 9 341 15 543-7859", "0341 15 543 7859", "00 54 341 543 7859", "(341) 543-7859"])(
  "the phone %s is one number, however it is dialled",
  (phone) => {
    expect(compare({ phone }, { phone: "+543415437859" }).reasons).toEqual(["same_phone"]);
    expect(compare({ phone }, { phone: "+543515437859" }).reasons).toEqual(["near_phone"]);
  },
);

test.each([
  ["Maria Quispe M.", "María Quispe Mamani", "partial_name"],
  ["Giyermo Gimenes Vaca", "Guillermo Jiménez Baca", "sound_name"],
  ["Ernandes Wanca Sesar", "César Huanca Hernández", "sound_name"],
  ["Llanes Keveno Gema", "Gema Yáñez Quebeño", "sound_name"],
  ["Ma. Brzezinski Paz", "María Brzezinski Paz", "nickname_name"],
  ["Pepe Ignacio Urquidi", "José Ignacio Urquidi", "nickname_name"],
  ["Nacho Urquidi Paz", "Urquidi Paz Ignacio", "nickname_name"],
  ["Alejandra Urquidi", "Ale Urquidi", "nickname_name"],
  ["Urquidi, Rosalba de los Ángeles", "Rosalba Ángeles Urquidi", "same_name"],
])("%s is found as %s", (one, other, reason) => {
  const found = compare({ name: one }, { name: other });
  expect(found.reasons).toEqual([reason]);
  expect(found.verdict).not.toBe(null);
});

test("the same name says nothing when the birth dates differ, and much when they are the same", () => {
  const juan = { name: "Juan Pérez" };
  expect(compare(juan, juan).verdict).toBe("maybe");
  expect(compare({ ...juan, birthDate: "1980-02-03" }, { ...juan, birthDate: "1985-11-12" }).verdict).toBe(null);
  expect(compare({ ...juan, birthDate: "1980-02-03" }, { ...juan, birthDate: "1980-02-03" }).verdict).toBe(
    "very_alike",
  );
  expect(compare({ ...juan, birthDate: "1980-02-03" }, { ...juan, birthDate: "1980-03-02" }).reasons).toContain(
    "near_birth_date",
  );
});

test("an address with a slip is near, one with another number is not", () => {
  const other = { email: "belen.yanez7@correo.example" };
  for (const email of ["belen.yanes7@correo.example", "belenyanez7@buzon.example"])
    expect(compare({ email }, other).reasons).toEqual(["near_email"]);
  for (const email of ["belen.yanez8@correo.example", "belen.yanez@correo.example"])
    expect(compare({ email }, other).reasons).toEqual([]);
});

test("a rare name weighs more than a common one", () => {
  const bits = (name: string) => score(traitsOf({ name }), traitsOf({ name })).bits;
  expect(bits("Ana Brzezinski")).toBeGreaterThan(bits("Ana Quispe") + 5);
});

test("placeholders weigh nothing", () => {
  for (const document of ["12345678", "00000000", "S/N", "1111111"])
    expect(compare({ document }, { document }).reasons).toEqual([]);
  for (const birthDate of ["1900-01-01", "1970-01-01"])
    expect(compare({ name: "Juan Pérez", birthDate }, { name: "Juan Pérez", birthDate }).reasons).toEqual([
      "same_name",
    ]);
  expect(compare({ phone: "77777777" }, { phone: "77777777" }).reasons).toEqual([]);
  const [one, other] = ["sincorreo@a.example", "sincorreo@b.example"];
  expect(compare({ email: one }, { email: other }).reasons).toEqual([]);
});

test("of a masked person whole values count alone: nearly right is as wrong as anything else [HR-05]", () => {
  const victim = {
    name: "María Belén Yáñez Quispe",
    email: "belen.yanez@correo.example",
    document: "4567890-LP",
    phone: "+591 71234567",
    birthDate: "1980-05-06",
  };
  const bits = (known: Partial<Person>) =>
    score(traitsOf({ name: "Belén Yáñez", ...known }), traitsOf(victim), { strict: true }).bits;
  expect(bits({ birthDate: "1980-06-05" })).toBe(bits({ birthDate: "1931-12-24" }));
  expect(bits({ birthDate: "1981-05-06" })).toBe(bits({ birthDate: "1931-12-24" }));
  expect(bits({ document: "4567891-LP" })).toBe(bits({ document: "XA991" }));
  expect(bits({ phone: "71234568" })).toBe(bits({ phone: "2278 9911" }));
  expect(bits({ email: "belen.yanes@correo.example" })).toBe(bits({ email: "otro.lugar@buzon.example" }));
  for (const name of ["Belem Yañez", "Belén Yáñes", "Belén Y", "Yáñe Belén"])
    expect(compare({ name }, victim, true)).toEqual({ verdict: null, reasons: [] });
});

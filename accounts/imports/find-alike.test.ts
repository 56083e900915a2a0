import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount } from "@/testing/staff";
import type { ImportedPerson } from "./row/read-row";

const sql = await coreDatabase();
const { findAlike } = await import("./find-alike");

const nobody = { phone: null, documentNumber: null, birthDate: null, country: null };
const row = (given: Partial<ImportedPerson>) =>
  ({ ...nobody, email: `nueva.${Math.random()}@correo.example`, surnames: null, ...given }) as ImportedPerson;

test("alike is who the radar finds alike: by sound, or the document written otherwise; not by a phone or a name alone", async () => {
  const dni = "31445229";
  const known = await insertAccount(sql, { givenNames: "Guillermo", surnames: "Jiménez Baca", documentNumber: dni });
  const other = { givenNames: "Guillermo", surnames: "Jiménez", documentNumber: "27999123" };
  await insertAccount(sql, other);
  await insertAccount(sql, { givenNames: "Juan", surnames: "Pérez", phone: "+5491155512345" });
  const people = [
    row({ givenNames: "Giyermo Gimenes Vaca", documentNumber: `20-${dni}-1` }),
    row({ givenNames: "Zoila", surnames: "Distinta", phone: "1155512345" }),
    row({ givenNames: "Juan", surnames: "Pérez" }),
    row({ givenNames: "Cliente", documentNumber: `20${dni}1` }),
  ].map((person, position) => ({ position, person }));
  const found = await findAlike(people);
  expect([...found].sort()).toEqual([
    [0, known],
    [3, known],
  ]);
});

test("many rows at once each get their own account", async () => {
  const ids: number[] = [];
  const people: { position: number; person: ImportedPerson }[] = [];
  for (let position = 0; position < 45; position += 1) {
    const documentNumber = String(20_345_671 + position * 104_729);
    ids.push(await insertAccount(sql, { givenNames: "Ana", surnames: "Rojas", documentNumber }));
    people.push({ position, person: row({ givenNames: "Ana Rojas", documentNumber }) });
  }
  const found = await findAlike(people);
  expect(people.map(({ position }) => found.get(position))).toEqual(ids);
});

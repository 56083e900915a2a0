import { afterAll, expect, test } from "vitest";
import { freePort } from "@/scripts/process/ports";
import { freshAlta } from "../support/alta";
import { signedInAs } from "../support/browser";
import { startExpress } from "../support/legacy/express-back-end";
import { startFront } from "../support/legacy/front";
import { act, cookiesOf } from "../support/second-factor";

const express = await startExpress();
const front = await startFront(express.url);
afterAll(async () => {
  await front.stop();
  await express.stop();
});

const alta = await freshAlta({
  env: {
    ...{ LEGACY_UNIPETS: front.url, LEGACY_UNIPETS_STATE: "lead", LEGACY_TIMEOUT_SECONDS: "8" },
    ...{ LEGACY_MOVIL: `http://127.0.0.1:${await freePort()}`, LEGACY_MOVIL_STATE: "watch" },
  },
});

/** Someone whom only the old back end has. */
async function someoneThere(email: string, password: string) {
  const body = JSON.stringify({ nombre: "Rosa Ejemplo", email, password, rol_id: 3 });
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${express.url}/auth/register`, { method: "POST", headers, body });
  expect(answer.status).toBe(201);
}

const asked = () => front.seen("").length;
const enter = (email: string, password: string) => act(alta, "enter", { email, password, next: "/cuenta" }, "");
const setState = async (contract: string, state: string) => {
  await alta.sql`insert into legacy_states (contract, state) values (${contract}, ${state})
    on conflict (contract) do update set state = excluded.state`;
};

test("lead: whom only the old server has comes in at the sign-in page, and it is asked once", async () => {
  const [email, password] = ["rosa.navegador@example.com", "Clave1ºSegura"];
  await someoneThere(email, password);
  const before = asked();
  const wrong = await enter(email, "no es la contraseña");
  expect([cookiesOf(wrong), wrong.text.includes("no coinciden")]).toEqual(["", true]);
  expect(asked()).toBe(before + 1);
  const right = await enter(email, password);
  expect(await signedInAs(alta, cookiesOf(right))).toBe(email);
  expect(asked()).toBe(before + 2);
  const [seen] = front.seen("").slice(-1);
  expect([seen?.path, seen?.headers.cookie, seen?.headers["next-action"]]).toEqual([
    "/auth/login",
    undefined,
    undefined,
  ]);
  expect(seen?.headers["x-forwarded-for"]).toMatch(/^(127\.0\.0\.1|::1)$/);
  const [row] = await alta.sql`select origin, given_names from accounts where email = ${email}`;
  expect(row).toEqual({ origin: "unipets", given_names: "Rosa Ejemplo" });
  // Here now, Alta asks no one.
  await alta.sql`update sessions set revoked_at = now()`;
  expect(await signedInAs(alta, cookiesOf(await enter(email, password)))).toBe(email);
  expect(asked()).toBe(before + 2);
});

test("an old server that cannot be asked: no one is told that their password is wrong", async () => {
  await setState("movil", "lead");
  let text = "";
  // The running server follows within a second or two.
  await expect
    .poll(
      async () => {
        ({ text } = await enter("nadie.aqui@example.com", "una frase cualquiera"));
        return text.includes("no pudimos comprobar tu contraseña");
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(true);
});

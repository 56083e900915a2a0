import { describe, expect, test } from "vitest";
import { HTML } from "../support/legacy/front";
import { moves, startMove } from "../support/legacy/move";
import { LOGIN, type Mover, PATH } from "../support/legacy/mover";

const mover = await startMove();

/** A test of the move, or a sentence where there is no Django. */
const move = (title: string, run: (mover: Mover) => Promise<void>) =>
  test(title, async (context) => {
    if (typeof mover === "string") return context.skip(mover);
    await run(mover);
  });

describe("an old server that fails", () => {
  const fail = (mover: Mover, fault: string, path = PATH.movil) => {
    const { email, password } = mover.someone("movil");
    const person = { nombres: "Ana", apellidos: "Ejemplo", telefono: "71111111", password_confirm: password };
    return mover.send(path, { ...person, email, password }, { headers: { "x-fault": fault } });
  };

  move("and cannot be reached: 503 in the contract's shape, and nothing was sent", async (mover) => {
    const answer = await mover.send("/api/users/register", { email: "nadie@example.com" });
    expect(answer.status).toBe(503);
    expect(answer.headers["retry-after"]).toBe("5");
    expect(Object.keys(JSON.parse(answer.body.toString()))).toEqual(["message"]);
  });

  move("has a certificate that nothing vouches for: 503, and it hears of nothing [IM-02]", async (mover) => {
    const headers = { authorization: "Bearer a.b.c" };
    const answer = await mover.send("/api/usuarios/registrar-cliente/", { email: "nadie@example.com" }, { headers });
    expect([answer.status, Object.keys(JSON.parse(answer.body.toString()))]).toEqual([503, ["detail"]]);
    expect(mover.fronts.impostor.heard()).toBe(0);
  });

  move("dies, is slow or stops in the middle of its answer: 504 in the contract's shape, sent once", async (mover) => {
    for (const fault of ["dead", "cut", "slow"]) {
      const answer = await fail(mover, fault);
      expect([fault, answer.status]).toEqual([fault, 504]);
      expect(Object.keys(JSON.parse(answer.body.toString()))).toEqual(["detail"]);
      expect(mover.fronts.movil.seen(answer.mark)).toHaveLength(1);
    }
  });

  move(
    "answers 500, HTML or a redirect: its bytes are passed on, and no redirect is followed [IM-02]",
    async (mover) => {
      const failed = await fail(mover, "error500");
      expect([failed.status, failed.body.toString()]).toEqual([500, '{"detail":"Error interno"}']);
      const html = await fail(mover, "html");
      expect([html.status, html.headers["content-type"], html.body.toString()]).toEqual([502, "text/html", HTML]);
      const away = await fail(mover, "redirect");
      expect([away.status, away.headers.location]).toEqual([302, "http://127.0.0.1:9/elsewhere"]);
    },
  );

  move("leads back to Alta: 508, and it goes round once", async (mover) => {
    const first = await mover.send(LOGIN.movil, { email: "a@example.com", password: "x" });
    const [seen] = mover.fronts.movil.seen(first.mark);
    const again = await mover.send(LOGIN.movil, {}, { headers: { via: String(seen?.headers.via) } });
    expect(again.status).toBe(508);
    expect(mover.fronts.movil.seen(again.mark)).toHaveLength(0);
  });
});

describe("a relayed request", () => {
  move("arrives as it was sent, with the caller's address and without what is of Alta's own", async (mover) => {
    const text = '{"email":  "quién@example.com", "password": "ñ"}';
    const headers = {
      cookie: "alta.session=secret",
      "x-own": "kept",
      authorization: "Bearer a.b.c",
      "x-alta-method": "PUT",
    };
    const answer = await mover.send(`${LOGIN.movil}?a=1&a=%C3%B1`, text, { headers });
    const [seen] = mover.fronts.movil.seen(answer.mark);
    expect(seen?.path).toBe(`${LOGIN.movil}?a=1&a=%C3%B1`);
    expect(seen?.body.toString()).toBe(text);
    expect(seen?.headers).toMatchObject({ "x-own": "kept", authorization: "Bearer a.b.c" });
    expect(seen?.headers["x-forwarded-for"]).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(seen?.headers.forwarded).toMatch(/^for=/);
    expect(seen?.headers.host).toBe(new URL(mover.fronts.movil.url).host);
    for (const name of ["cookie", "x-alta-method", "content-security-policy"])
      expect(seen?.headers).not.toHaveProperty(name);
  });
});

moves(mover, 84);

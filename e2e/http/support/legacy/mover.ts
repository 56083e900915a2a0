import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { LegacyState } from "@/runtime/legacy-settings";
import type { Alta } from "../alta";
import { inParallel } from "../in-parallel";
import type { startExpress } from "./express-back-end";
import { MARK, type startFront } from "./front";

export type Raw = { mark: string; status: number; headers: IncomingHttpHeaders; body: Buffer; milliseconds: number };
type Front = Awaited<ReturnType<typeof startFront>>;
type Express = Awaited<ReturnType<typeof startExpress>>;
type Door = "movil" | "portal" | "unipets";
export type Person = { door: Door; email: string; password: string };

/** Passwords as people have them, with what back ends treat differently: as typed, folded, decomposed, long. */
const PASSWORDS = [
  "Clave1ºSegura",
  "Clave´1Segura",
  "contrasen\u0303a12",
  `una frase larga${" y otra".repeat(10)}`,
  "654321",
  "ñandú✓2026",
];

const agent = new Agent({ keepAlive: true, maxSockets: 32 });
let marks = 0;
let count = 0;

/** A client that has never heard of Alta: it sends bytes and compares bytes. */
export class Mover {
  readonly people: Person[] = [];

  constructor(
    readonly alta: Alta,
    readonly fronts: { movil: Front; express: Express & { front: Front }; impostor: { heard: () => number } },
  ) {}

  front(path: string): Front {
    const movil = /^\/api\/auth\/(register\/|registro|login|token)/.test(path);
    return movil ? this.fronts.movil : this.fronts.express.front;
  }

  send(path: string, body: unknown, { method = "POST", headers = {} as Record<string, string> } = {}): Promise<Raw> {
    const mark = `m${++marks}`;
    const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
    const sent = { "content-type": "application/json", [MARK]: mark, ...headers };
    const length = method === "GET" ? {} : { "content-length": bytes.length };
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const outgoing = request(this.alta.url + path, { agent, method, headers: { ...sent, ...length } }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const { statusCode: status = 0, headers } = incoming;
          resolve({ mark, status, headers, body: Buffer.concat(chunks), milliseconds: performance.now() - began });
        });
      });
      outgoing.on("error", reject);
      outgoing.end(method === "GET" ? undefined : bytes);
    });
  }

  register(person: Person, headers: Record<string, string> = {}): Promise<Raw> {
    const { door, email, password } = person;
    const bodies: Record<Door, object> = {
      movil: {
        ...{ nombres: "Ana", apellidos: "Ejemplo", email, password, password_confirm: password },
        ...{ telefono: "71111111", pais: "BO" },
      },
      portal: { nombre: "Juan Ejemplo", email, password, celular: "70000002" },
      unipets: { nombre: "Rosa Ejemplo", email, password, rol_id: 3 },
    };
    return this.send(PATH[door], bodies[door], { headers });
  }

  signIn({ door, email, password }: Person): Promise<Raw> {
    return this.send(LOGIN[door], { email, password });
  }

  someone(door: Door): Person {
    count += 1;
    return { door, email: `persona.${count}@example.com`, password: PASSWORDS[count % PASSWORDS.length] ?? "654321" };
  }

  /** Whether the old server's own answer came back, byte for byte, of a request that arrived there once and whole. */
  expectRelayed(path: string, answer: Raw): void {
    const front = this.front(path);
    const given = front.given(answer.mark);
    expect(answer.status).toBe(given?.status);
    expect(answer.body.equals(given?.body ?? Buffer.from("nothing")), `${path} ${answer.body}`).toBe(true);
    for (const name of ["content-type", "www-authenticate", "allow", "content-language"])
      expect([name, answer.headers[name]]).toEqual([name, given?.headers[name]]);
    expect(front.seen(answer.mark)).toHaveLength(1);
  }

  /** So many requests of every kind, six at a time. `check` is given each answer. */
  async mixed(requests: number, check: (path: string, answer: Raw) => void): Promise<void> {
    const doors: Door[] = ["movil", "portal", "unipets"];
    const kinds = [
      async (door: Door) => {
        const person = this.someone(door);
        const answer = await this.register(person);
        if (answer.status === 201) this.people.push(person);
        return [PATH[door], answer] as const;
      },
      async (door: Door) => [PATH[door], await this.register(this.anyOf(door) ?? this.someone(door))] as const,
      async (door: Door) => {
        const person = this.anyOf(door);
        return [LOGIN[door], await this.signIn(person ?? this.someone(door))] as const;
      },
      async (door: Door) => [LOGIN[door], await this.signIn({ ...this.someone(door), door })] as const,
      async (door: Door) => [PATH[door], await this.register({ ...this.someone(door), password: "123" })] as const,
      async (door: Door) => [LOGIN[door], await this.send(LOGIN[door], '{"email": ')] as const,
      async (door: Door) => [LOGIN[door], await this.send(LOGIN[door], "", { method: "GET" })] as const,
    ];
    await inParallel(
      Array.from({ length: requests }, (_, index) => index),
      async (index) => {
        const kind = kinds[Math.floor(index / 3) % kinds.length];
        const [path, answer] = (await kind?.(doors[index % 3] ?? "movil")) ?? [];
        if (path && answer) check(path, answer);
      },
      6,
    );
  }

  private anyOf(door: Door): Person | undefined {
    const own = this.people.filter((person) => person.door === door);
    return own[Math.floor(Math.random() * own.length)];
  }

  /** Changes the state of every contract, as the panel does, and waits until the running server follows. */
  async change(state: LegacyState): Promise<void> {
    const { sql } = this.alta;
    for (const contract of ["movil", "portal", "unipets"])
      await sql`insert into legacy_states (contract, state) values (${contract}, ${state})
        on conflict (contract) do update set state = excluded.state`;
    const old = state === "watch" || state === "follow";
    for (const path of ["/api/auth/login/", "/login"])
      await this.eventually(async () => {
        const { mark } = await this.send(path, "", { method: "GET" });
        return this.front(path).seen(mark).length > 0 === old;
      });
    // Between watch and follow, and lead and alone, nothing outside shows: what was read a second ago is old.
    await sleep(1_100);
  }

  async eventually(holds: () => Promise<boolean>): Promise<void> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      if (await holds()) return;
      await sleep(100);
    }
    throw new Error("It did not come true within 30 seconds.");
  }

  async isHere(email: string): Promise<boolean> {
    const rows = await this.alta.sql`select id from accounts where email_key = ${email.toLowerCase()}`;
    return rows.length === 1;
  }
}

export const PATH: Record<Door, string> = {
  movil: "/api/auth/register/",
  portal: "/api/auth/register",
  unipets: "/auth/register",
};
export const LOGIN: Record<Door, string> = { movil: "/api/auth/login/", portal: "/login", unipets: "/login" };

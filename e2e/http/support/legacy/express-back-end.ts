import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import bcrypt from "bcryptjs";
import express from "express";
import { SignJWT } from "jose";

type User = { id: number; nombre: string; email: string; hash: string; rol_id: number };

export const EXPRESS_SECRET = "a secret of the old Express back end, for its tokens";
const key = new TextEncoder().encode(EXPRESS_SECRET);

/** An Express back end that keeps documents 001 and 004, as a business has it today: one list of users for both. */
export async function startExpress(): Promise<{
  url: string;
  /** A password changed there. */
  change: (email: string, password: string) => Promise<void>;
  stop: () => Promise<void>;
}> {
  const users = new Map<string, User>();
  const app = express();
  app.use(express.json());

  const tokenOf = (claims: object, expires: string) =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: "HS256" }).setIssuedAt().setExpirationTime(expires).sign(key);
  const keep = async (nombre: string, email: string, password: string, rol_id: number): Promise<User | null> => {
    const hash = await bcrypt.hash(password, 4);
    if (users.has(email.toLowerCase())) return null;
    const user = { id: users.size + 5001, nombre, email, hash, rol_id };
    users.set(email.toLowerCase(), user);
    return user;
  };

  app.post("/api/auth/register", async (request, response) => {
    const { nombre, email, password, celular = null, documento = null, direccion = null } = request.body ?? {};
    const missing = Object.entries({ nombre, email, password }).find(([, value]) => !value)?.[0];
    const error = (status: number, message: string) => response.status(status).json({ status: "error", message });
    if (missing || !nombre || !email || !password) return error(400, `El campo '${missing}' es obligatorio.`);
    if (password.length < 6) return error(400, "El campo 'password' debe tener al menos 6 caracteres.");
    const user = await keep(nombre, email, password, 1);
    if (!user) return error(409, "El email ya está registrado.");
    const now = new Date().toISOString();
    const told = {
      id: user.id,
      nombre,
      email,
      celular,
      documento,
      direccion,
      rol_id: 1,
      createdAt: now,
      updatedAt: now,
    };
    const token = await tokenOf({ email }, "1h");
    return response
      .status(201)
      .json({ status: "success", message: "Usuario registrado con éxito.", user: told, token });
  });

  app.post("/auth/register", async (request, response) => {
    const { nombre, email, password, rol_id } = request.body ?? {};
    if (!nombre || !email || !password || !rol_id)
      return response.status(400).json({ message: "Todos los campos son obligatorios." });
    const user = await keep(nombre, email, password, Number(rol_id));
    if (!user) return response.status(409).json({ message: "El email ya está registrado." });
    return response.status(201).json({ message: "Usuario registrado con éxito." });
  });

  for (const path of ["/login", "/auth/login"])
    app.post(path, async (request, response) => {
      const { email = "", password = "" } = request.body ?? {};
      const user = users.get(email.toLowerCase());
      if (!user || !(await bcrypt.compare(password, user.hash)))
        return response.status(401).json({ message: "Credenciales inválidas." });
      const { id, nombre, rol_id } = user;
      return response.json({ token: await tokenOf({ id, nombre, email: user.email, rol_id }, "2h") });
    });

  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    change: async (email, password) => {
      const user = users.get(email.toLowerCase());
      if (!user) throw new Error(`The old back end has no ${email}`);
      user.hash = await bcrypt.hash(password, 4);
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

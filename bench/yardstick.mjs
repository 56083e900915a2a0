// The least that a registration can be: Express, native bcrypt and one INSERT, in a process of its own.
import express from "express";
import postgres from "postgres";

/** @type {{ url: string, port: number, cost: number }} */
const { url, port, cost } = JSON.parse(process.argv[2] ?? "{}");
const { default: bcrypt } = await import("bcrypt");
const sql = postgres(url, { max: 10, onnotice: () => {} });
await sql`create table if not exists people (
  id integer primary key generated always as identity, name text not null, email text not null unique, hash text not null)`;

const app = express();
app.use(express.json());
app.post("/register", async ({ body }, response) => {
  const hash = await bcrypt.hash(body.password ?? "", cost);
  await sql`insert into people (name, email, hash) values (${body.nombre ?? ""}, ${body.email ?? ""}, ${hash})`;
  response.status(201).json({ status: "success" });
});
app.listen(port, "127.0.0.1", () => process.send?.("listening"));
process.on("disconnect", () => process.exit());

import { json } from "@/app/_http/json";
import { only } from "@/app/_http/only";

export const dynamic = "force-dynamic";

/** Liveness: 200 while the process runs, whatever the state of the database. */
export const GET = () => json({ status: "ok" });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");

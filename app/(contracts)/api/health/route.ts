import { json } from "@/app/_http/json";
import { only } from "@/app/_http/only";

export const dynamic = "force-dynamic";

/** The process is up: 200, whatever the database says. */
export const GET = () => json({ status: "ok" });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = only("GET");

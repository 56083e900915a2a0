import { movilMe } from "@/contracts/movil-session";
import { serveAccount } from "@/contracts/serve-session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveAccount(movilMe);

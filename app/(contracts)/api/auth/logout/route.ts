import { movilLogout } from "@/contracts/movil-session";
import { serveLogout } from "@/contracts/serve-session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveLogout(movilLogout);

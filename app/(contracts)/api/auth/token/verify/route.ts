import { movilVerify } from "@/contracts/movil-session";
import { serveVerify } from "@/contracts/serve-session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveVerify(movilVerify);

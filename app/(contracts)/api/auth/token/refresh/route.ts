import { movilRefresh } from "@/contracts/movil";
import { serveRefresh } from "@/contracts/serve";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveRefresh(movilRefresh);

import { movilSignIn } from "@/contracts/movil";
import { serveSignIn } from "@/contracts/serve";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveSignIn(movilSignIn);
